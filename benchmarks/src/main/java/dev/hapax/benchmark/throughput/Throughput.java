package dev.hapax.benchmark.throughput;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.testbed.KafkaBroker;
import dev.hapax.testbed.Postgres;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How many records a second are handled, by Hapax and by others. See benchmarks/README.md. */
public final class Throughput {
    private static final int ROUNDS = 5;
    private static final String USAGE = "usage: benchmarks/throughput [--rounds N] [--only REGEX]";

    private Throughput() {}

    /**
     * Measures and prints.
     *
     * @param args {@code --rounds N} (5 where it is missing), {@code --only REGEX} for some of the comparisons
     * @throws Exception if a part could not be started, or a contestant failed
     */
    public static void main(String[] args) throws Exception {
        int rounds = ROUNDS;
        Pattern only = Pattern.compile("");
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 < args.length && args[i].equals("--rounds") && args[i + 1].matches("[1-9][0-9]{0,2}")) {
                rounds = Integer.parseInt(args[i + 1]);
            } else if (i + 1 < args.length && args[i].equals("--only")) {
                only = Pattern.compile(args[i + 1], Pattern.CASE_INSENSITIVE);
            } else {
                System.err.println(USAGE);
                System.exit(2);
            }
        }
        run(rounds, only);
    }

    private static void run(int rounds, Pattern only) throws Exception {
        Pattern wanted = only;
        List<Race> races = Races.all().stream()
                .filter(race -> wanted.matcher(race.title()).find())
                .toList();
        System.out.printf(
                Locale.ROOT,
                "%d rounds after one that does not count; a page is kept (write and fsync) in %s ms%n",
                rounds,
                FsyncLatency.measure().text("%.2f"));
        try (KafkaBroker broker = KafkaBroker.start();
                Postgres postgres = Postgres.start();
                HikariDataSource pool = pool(postgres)) {
            Stadium stadium = new Stadium(broker, pool);
            stadium.prepare(races);
            for (Race race : races) {
                stadium.run(race, rounds);
            }
        }
    }

    private static HikariDataSource pool(Postgres postgres) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.newDatabase());
        config.setMaximumPoolSize(6);
        return new HikariDataSource(config);
    }
}
