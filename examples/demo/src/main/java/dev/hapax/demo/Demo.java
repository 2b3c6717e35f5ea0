package dev.hapax.demo;

import dev.hapax.testbed.KafkaBroker;
import dev.hapax.testbed.Postgres;
import dev.hapax.testbed.TestbedException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;

/**
 * Runs the safe example's worker on a real broker and a real PostgreSQL, kills it again and again, and counts what became
 * of each message.
 */
public final class Demo {
    private static final int KILLS = 6;
    private static final Duration DRAIN = Duration.ofSeconds(120);
    private static final int BROKEN = 1;
    private static final int NOT_RUN = 2;

    private final Console console = new Console();
    private final Path workerJar;
    private final Path directory;

    private Demo(Path workerJar, Path directory) {
        this.workerJar = workerJar;
        this.directory = directory;
    }

    /**
     * Runs the demo.
     *
     * @param arguments the worker's jar, and an empty directory for logs
     */
    public static void main(String[] arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: hapax-demo WORKER_JAR DIRECTORY");
            System.exit(NOT_RUN);
        }
        try {
            System.exit(new Demo(Path.of(arguments[0]), Path.of(arguments[1])).run() ? 0 : BROKEN);
        } catch (DemoException | TestbedException e) {
            System.err.println("demo: " + e.getMessage());
            System.exit(NOT_RUN);
        } catch (CompletionException e) {
            System.err.println("demo: " + e.getCause().getMessage());
            System.exit(NOT_RUN);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(NOT_RUN);
        }
    }

    private boolean run() throws Exception {
        console.say("starting Kafka and PostgreSQL, each in a process of its own");
        CompletableFuture<Postgres> starting = CompletableFuture.supplyAsync(Postgres::start);
        try (KafkaBroker broker = KafkaBroker.start();
                Postgres postgres = starting.join();
                MailGateway mails = new MailGateway();
                Admin admin = broker.admin()) {
            String jdbcUrl = postgres.newDatabase();
            DataSource database = Postgres.dataSource(jdbcUrl);
            Shop.createTopics(broker);
            Shop.createTables(database);
            console.say("Kafka at " + broker.bootstrapServers() + ", PostgreSQL at " + jdbcUrl);
            try (Traffic traffic = new Traffic(broker.bootstrapServers());
                    ShopWorker worker =
                            new ShopWorker(workerJar, directory, broker.bootstrapServers(), jdbcUrl, mails.uri())) {
                console.say("the worker runs; its log is " + worker.log());
                Progress progress = new Progress(admin, database);
                List<Kill> kills = kill(worker, new Killer(worker, progress), traffic);
                drain(worker, progress);
                worker.end();
                Ledger ledger = new Ledger(broker.bootstrapServers(), database, mails, worker.pageViews());
                return report(ledger, traffic, kills);
            }
        }
    }

    private List<Kill> kill(ShopWorker worker, Killer killer, Traffic traffic) throws Exception {
        List<Kill> kills = new ArrayList<>();
        for (int number = 0; number < KILLS; number++) {
            Kill kill = killer.strike(Promise.ALL.get(number % Promise.ALL.size()));
            kills.add(kill);
            console.say("kill -9 number " + (number + 1) + " of " + KILLS + ", after " + traffic.distinct()
                    + " messages a topic; in flight: " + inFlight(kill));
            if (number == KILLS - 1) {
                traffic.end();
            }
            worker.start();
        }
        return kills;
    }

    private static String inFlight(Kill kill) {
        return Promise.ALL.stream()
                .map(promise -> promise.group() + " " + kill.inFlight().get(promise))
                .collect(Collectors.joining(", "));
    }

    private void drain(ShopWorker worker, Progress progress) throws Exception {
        console.say("no more messages; the worker works off the rest");
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (true) {
            worker.alive();
            long remaining = 0;
            for (Promise promise : Promise.ALL) {
                remaining += progress.remaining(promise) + begun(promise, worker);
            }
            if (remaining == 0) {
                return;
            }
            if (System.nanoTime() > deadline) {
                // the ledger will show them as lost, which they are to whoever waits for them
                console.say(remaining + " records are not worked off after " + DRAIN.toSeconds() + " seconds");
                return;
            }
            Thread.sleep(200);
        }
    }

    /** Records whose offsets are committed and that are not handled yet: there are some only under at-most-once. */
    private static int begun(Promise promise, ShopWorker worker) throws IOException {
        return promise.kind() == Promise.Kind.AT_MOST_ONCE
                ? worker.flight().inFlight(promise, Map.of()).size()
                : 0;
    }

    private boolean report(Ledger ledger, Traffic traffic, List<Kill> kills) throws Exception {
        console.say("counting the effects");
        List<Outcome> outcomes = new ArrayList<>();
        for (Promise promise : Promise.ALL) {
            int[] effects = ledger.effects(promise, traffic.distinct());
            outcomes.add(Outcome.of(promise, traffic.sent(promise.topic()), effects, kills));
        }
        List<String> contradictions = ledger.contradictions(traffic.distinct());
        System.out.println("\nThe worker was killed " + kills.size() + " times with kill -9.\n");
        System.out.println(Report.of(outcomes, contradictions));
        boolean kept = outcomes.stream().allMatch(Outcome::kept) && contradictions.isEmpty();
        System.out.println(kept ? "Every guarantee was kept." : "A GUARANTEE WAS BROKEN.");
        return kept;
    }
}
