package dev.hapax.killmatrix;

import dev.hapax.it.DroppingProxy;
import dev.hapax.killmatrix.Staff.Hired;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What workers go through other than being killed. Used by one thread. */
final class Hardships {
    private static final int BACKLOG = 60;
    private static final int SECONDS = 60;

    private final Site site;
    private final Staff staff;

    Hardships(Site site, Staff staff) {
        this.site = site;
        this.staff = staff;
    }

    /** A worker stands still in the middle of its work, another takes over, and the first one wakes up. */
    void zombie(String round) throws Exception {
        site.send(round + ".1", BACKLOG);
        try (Hired zombie = staff.start(staff.orders("zombie"))) {
            int inFlight = suspend(zombie);
            try (Hired heir = staff.start(staff.orders("heir"))) {
                site.send(round + ".2", BACKLOG);
                site.awaitAll(heir);
                zombie.process().resume();
                site.send(round + ".3", BACKLOG);
                site.awaitAll(zombie, heir);
                heir.dismiss();
                zombie.dismiss();
            }
            done("zombie, stood still with " + inFlight + " in flight");
        }
    }

    private int suspend(Hired worker) throws Exception {
        int[] inFlight = new int[1];
        Bench.await("a worker that stands still with records in flight", SECONDS, () -> {
            worker.check();
            if (worker.page().handled(site.shape()) == 0) {
                return false;
            }
            worker.process().suspend();
            inFlight[0] = worker.page().inFlight(site.shape());
            if (inFlight[0] == 0) {
                worker.process().resume();
            }
            return inFlight[0] > 0;
        });
        return inFlight[0];
    }

    /** Two workers join and leave in order. */
    void churn(String round) throws Exception {
        site.send(round + ".1", BACKLOG);
        try (Hired first = staff.start(staff.orders("first"))) {
            awaitHandling(first);
            site.send(round + ".2", BACKLOG);
            try (Hired second = staff.start(staff.orders("second"))) {
                second.process().awaitLine("running"::equals, java.time.Duration.ofSeconds(SECONDS));
                keepBusyUntilHandling(second, round + ".3");
                first.dismiss();
                site.send(round + ".4", BACKLOG);
                try (Hired third = staff.start(staff.orders("first"))) {
                    third.process().awaitLine("running"::equals, java.time.Duration.ofSeconds(SECONDS));
                    site.send(round + ".5", BACKLOG);
                    site.awaitAll(second, third);
                    second.dismiss();
                    third.dismiss();
                }
            }
        }
        done("joined and left");
    }

    /** Until it has partitions, the first worker may be done with all records that there are. */
    private void keepBusyUntilHandling(Hired worker, String round) throws Exception {
        long[] next = {System.nanoTime()};
        int[] sent = new int[1];
        Bench.await("a second worker that handles", SECONDS, () -> {
            if (System.nanoTime() >= next[0]) {
                next[0] += TimeUnit.SECONDS.toNanos(1);
                site.send(round + "." + ++sent[0], BACKLOG);
            }
            worker.check();
            return worker.page().handled(site.shape()) > 0;
        });
    }

    private void awaitHandling(Hired worker) throws Exception {
        Bench.await("a worker that handles", SECONDS, () -> {
            worker.check();
            return worker.page().handled(site.shape()) > 0;
        });
    }

    /** Requests to commit and their answers get lost, each once, and nobody dies. */
    void drops(String round) throws Exception {
        URI direct = URI.create(site.jdbcUrl().substring("jdbc:".length()));
        try (DroppingProxy database = new DroppingProxy(direct.getPort())) {
            Orders orders = staff.orders(Killer.WORKER)
                    .withJdbcUrl(site.jdbcUrl().replace(":" + direct.getPort() + "/", ":" + database.port() + "/")
                            + "&preferQueryMode=simple");
            try (Hired worker = staff.start(orders)) {
                dropOnTheWayToKafka(worker, round);
                if (site.shape().inDatabase()) {
                    dropOnTheWayToTheDatabase(database, worker, round);
                }
                site.awaitAll(worker);
                worker.dismiss();
            }
        }
    }

    private void dropOnTheWayToKafka(Hired worker, String round) throws Exception {
        for (Seam seam : List.of(
                Seam.BEFORE_OFFSET_COMMIT,
                Seam.AFTER_OFFSET_COMMIT,
                Seam.BEFORE_KAFKA_COMMIT,
                Seam.AFTER_KAFKA_COMMIT)) {
            if (site.shape().seams().contains(seam)) {
                Snare snare = Snare.at(seam, site.shape(), worker.orders().instance(), 1, Snare.Fate.DROPPED);
                site.bench().proxy().arm(snare);
                site.send(round + "." + seam, BACKLOG);
                snare.sprung().get(SECONDS, TimeUnit.SECONDS);
                done("dropped " + seam);
            }
        }
    }

    private void dropOnTheWayToTheDatabase(DroppingProxy database, Hired worker, String round) throws Exception {
        for (DroppingProxy.Drop drop : List.of(DroppingProxy.Drop.THE_COMMIT, DroppingProxy.Drop.THE_REPLY)) {
            // Otherwise a commit that is none of a handler's could be the one.
            site.awaitAll(worker);
            int before = database.dropped();
            database.arm(drop);
            site.send(round + "." + drop, BACKLOG);
            Bench.await("a dropped commit", SECONDS, () -> database.dropped() > before);
            done("dropped " + drop + " of the database");
        }
    }

    private void done(String what) {
        site.trace().disturbed(what);
        site.bench().progress().say("%-52s %s".formatted(site.combination().title(), what));
    }
}
