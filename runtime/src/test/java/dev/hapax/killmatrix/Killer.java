package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Kills workers of a site at a seam. Used by one thread. */
final class Killer {
    static final String WORKER = "worker";
    private static final String HEIR = "heir";

    private static final int ATTEMPTS = 6;
    private static final int BACKLOG = 60;
    private static final int LONG_BACKLOG = 300;
    private static final Duration SLOWLY = Duration.ofMillis(15);
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration NEXT_BATCH = Duration.ofSeconds(1);

    private final Site site;
    private final Staff staff;
    private final Random random;

    Killer(Site site, Staff staff, Random random) {
        this.site = site;
        this.staff = staff;
        this.random = random;
    }

    /** Kills a worker that has records in flight; tries again where it met none. */
    void kill(Seam seam, String round) throws Exception {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            site.send(round + "." + attempt, seam == Seam.DURING_REVOKE ? LONG_BACKLOG : BACKLOG);
            Optional<Integer> inFlight =
                    seam.onTheWire() ? onTheWire(seam) : seam == Seam.DURING_REVOKE ? duringRevoke() : inside(seam);
            inFlight.ifPresent(records -> site.trace().killed(seam, records));
            if (inFlight.filter(records -> records > 0).isPresent()) {
                site.bench()
                        .progress()
                        .say("%-52s killed %-22s %3d in flight"
                                .formatted(site.combination().title(), seam, inFlight.get()));
                return;
            }
        }
        site.trace().problem("no worker with records in flight could be killed " + seam);
    }

    private Optional<Integer> inside(Seam seam) throws Exception {
        try (Hired worker = staff.start(staff.orders(WORKER).withTrap(seam, count(seam)))) {
            return awaitSuicide(worker, seam);
        }
    }

    private static Optional<Integer> awaitSuicide(Hired worker, Seam seam) {
        if (worker.process().awaitExit(PATIENCE).isEmpty()) {
            return Optional.empty();
        }
        if (!worker.page().sprung(seam)) {
            worker.check();
        }
        return Optional.of(worker.page().inFlightWhenSprung());
    }

    /** A second worker, ready, joins as soon as the first one is in the middle of its work. */
    private Optional<Integer> duringRevoke() throws Exception {
        Orders first = staff.orders(WORKER).withTrap(Seam.DURING_REVOKE, 1).withPause(SLOWLY);
        Orders second = staff.orders(HEIR);
        Path gate = Path.of(second.recorder() + ".gate");
        Files.deleteIfExists(gate); // of an earlier run in the same directory
        try (Hired heir = staff.start(second.withGate(gate));
                Hired worker = staff.start(first)) {
            heir.process().awaitLine("waiting"::equals, PATIENCE);
            Bench.await("a worker that handles", PATIENCE.toSeconds(), () -> {
                if (!worker.page().sprung(Seam.DURING_REVOKE)) {
                    worker.check();
                }
                return worker.page().handled(site.shape()) > 0;
            });
            Files.createFile(gate);
            Optional<Integer> inFlight = awaitSuicide(worker, Seam.DURING_REVOKE);
            heir.process().awaitLine("running"::equals, PATIENCE);
            heir.dismiss();
            return inFlight;
        }
    }

    private Optional<Integer> onTheWire(Seam seam) throws Exception {
        Orders orders = staff.orders(WORKER);
        Snare snare = Snare.at(seam, site.shape(), orders.instance(), count(seam), Snare.Fate.HELD);
        site.bench().proxy().arm(snare);
        try (Hired worker = staff.start(orders)) {
            snare.sprung().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            int inFlight = awaitInFlight(worker);
            worker.process().kill9();
            return Optional.of(inFlight);
        } catch (TimeoutException e) {
            return Optional.empty();
        } finally {
            site.bench().proxy().disarm(snare);
        }
    }

    /**
     * Where the progress is in the database, a batch is done with before its offsets are committed: then the next one is
     * waited for, while what the snare holds stands still.
     */
    private int awaitInFlight(Hired worker) throws InterruptedException {
        long deadline = System.nanoTime() + NEXT_BATCH.toNanos();
        int inFlight = worker.page().inFlight(site.shape());
        while (inFlight == 0 && System.nanoTime() < deadline) {
            Thread.sleep(1);
            inFlight = worker.page().inFlight(site.shape());
        }
        return inFlight;
    }

    /** How often the seam is passed, at random; few seams are passed often before the backlog ends. */
    private int count(Seam seam) {
        return switch (seam) {
            case AFTER_POLL, AFTER_EFFECT -> 1 + random.nextInt(40);
            case BEFORE_MARK, AFTER_MARK -> 1 + random.nextInt(8);
            default -> 1 + random.nextInt(3);
        };
    }
}
