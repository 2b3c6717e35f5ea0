package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kills the servers under one worker that runs all shapes, and brings them back. In every second round its clients give up
 * within seconds, so that what they asked for has an unknown outcome.
 */
record Outages(Bench bench, Protocol protocol, List<Combination> combinations, int rounds) {
    private static final int BACKLOG = 150;
    private static final int SECONDS = 90;

    List<Outcome> run() throws Exception {
        String jdbcUrl = bench.postgres().newDatabase();
        List<Site> sites = new ArrayList<>();
        for (Combination combination : combinations) {
            sites.add(Site.of(bench, combination, jdbcUrl));
        }
        Staff staff = new Staff(
                bench,
                sites.stream().map(Site::route).toList(),
                protocol,
                jdbcUrl,
                bench.logs().resolve("outages_" + protocol.title()));
        Map<Shape, Integer> told = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            Orders orders = staff.orders(Killer.WORKER);
            try (Hired worker = staff.start(round % 2 == 0 ? orders.withImpatience() : orders)) {
                for (Server server : Server.values()) {
                    strike(server, sites, worker, "round" + round + server);
                }
                for (Site site : sites) {
                    site.send("round" + round + "last", BACKLOG / 5);
                }
                for (Site site : sites) {
                    awaitAll(site, worker);
                    told.merge(site.shape(), worker.page().lost(site.shape()), Integer::sum);
                }
                worker.dismiss();
            } catch (MatrixException e) {
                sites.forEach(site -> site.trace().problem("outages: " + e.getMessage()));
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Site site : sites) {
            outcomes.add(named(site.judge(told.getOrDefault(site.shape(), 0))));
        }
        return outcomes;
    }

    private static void awaitAll(Site site, Hired worker) throws Exception {
        try {
            site.awaitAll(worker);
        } catch (MatrixException e) {
            site.trace().problem("after the outages: " + e.getMessage());
        }
    }

    private void strike(Server server, List<Site> sites, Hired worker, String round) throws Exception {
        Recorder.Page before = worker.page();
        for (Site site : sites) {
            site.send(round, BACKLOG);
        }
        Bench.await("all handlers at work", SECONDS, () -> {
            worker.check();
            Recorder.Page now = worker.page();
            return sites.stream()
                    .allMatch(site ->
                            now.handled(site.shape()) > before.handled(site.shape()) || now.inFlight(site.shape()) > 0);
        });
        server.kill(bench);
        Recorder.Page hit = worker.page();
        int inFlight =
                sites.stream().mapToInt(site -> hit.inFlight(site.shape())).sum();
        for (Site site : sites) {
            if (server.concerns(site.shape())) {
                site.trace().disturbed(server + " killed with " + hit.inFlight(site.shape()) + " in flight");
            }
        }
        if (inFlight == 0) {
            sites.forEach(site -> site.trace().problem(server + " was killed with nothing in flight"));
        }
        server.restart(bench);
        bench.progress()
                .say("%-52s %s killed with %d in flight, and back"
                        .formatted("all under " + protocol.title(), server, inFlight));
    }

    private static Outcome named(Outcome outcome) {
        return new Outcome(
                outcome.title() + ": outages",
                outcome.kills(),
                outcome.others(),
                outcome.messages(),
                outcome.letters(),
                outcome.broken());
    }
}
