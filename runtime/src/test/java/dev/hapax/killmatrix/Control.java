package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;

/**
 * Kills a naive loop as the workers are killed. The same ledger must show that it keeps no message to one effect: a ledger
 * that shows nothing here shows nothing there either.
 */
record Control(Bench bench, NaiveLoop.Kind kind, long seed) implements Callable<Outcome> {
    private static final int KILLS = 3;
    private static final int BACKLOG = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Override
    public Outcome call() throws Exception {
        Combination combination = new Combination(Shape.AT_MOST_ONCE, Protocol.CLASSIC);
        Site site = Site.of(bench, combination, bench.postgres().newDatabase());
        Staff staff = new Staff(
                bench,
                List.of(site.route()),
                combination.protocol(),
                site.jdbcUrl(),
                bench.logs().resolve("control_" + kind.name().toLowerCase(java.util.Locale.ROOT)));
        Random random = new Random(seed);
        for (int kill = 1; kill <= KILLS; kill++) {
            site.send("kill" + kill, BACKLOG);
            Orders orders = staff.orders(Killer.WORKER).withTrap(Seam.AFTER_EFFECT, 5 + random.nextInt(15));
            try (Hired loop = staff.start(orders, NaiveLoop.class, kind.name())) {
                loop.process().awaitExit(PATIENCE);
                if (!loop.page().sprung(Seam.AFTER_EFFECT)) {
                    throw new MatrixException("the control " + kind + " did not reach its seam");
                }
                site.trace().killed(Seam.AFTER_EFFECT, loop.page().inFlightWhenSprung());
            }
        }
        site.send("last", BACKLOG);
        try (Hired loop = staff.start(staff.orders(Killer.WORKER), NaiveLoop.class, kind.name())) {
            site.awaitAll(loop);
        }
        return judged(site);
    }

    private Outcome judged(Site site) throws Exception {
        Tally tally = site.judge(0).messages();
        List<String> broken = new ArrayList<>(site.trace().problems());
        Optional<String> seen = tally.broken(Promise.ONCE, site.trace().disturbances(), 0);
        if (seen.isEmpty()) {
            broken.add("the ledger shows neither a loss nor a second effect of a naive loop: it cannot see any");
        }
        String title = "control: naive loop, " + kind.title();
        bench.progress().say("%-52s %s".formatted(title, seen.orElse("NOT SEEN")));
        return new Outcome(
                title, List.copyOf(site.trace().kills()), List.of(), tally, Optional.empty(), List.copyOf(broken));
    }
}
