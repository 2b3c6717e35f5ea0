package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** Puts one combination to the test: one step after another, all over one ledger, and at the end one worker in peace. */
record Trial(Bench bench, Combination combination, List<Step> steps, long seed) implements Callable<Outcome> {
    private static final int LAST = 20;

    @Override
    public Outcome call() throws Exception {
        Site site = Site.of(bench, combination, bench.postgres().newDatabase());
        Path directory = bench.logs().resolve(combination.id());
        Staff staff = new Staff(bench, List.of(site.route()), combination.protocol(), site.jdbcUrl(), directory);
        Killer killer = new Killer(site, staff, new Random(seed));
        Hardships hardships = new Hardships(site, staff);
        int round = 0;
        for (Step step : steps) {
            round++;
            try {
                if (step instanceof Step.Kill kill) {
                    killer.kill(kill.seam(), round + kill.seam().name());
                } else if (step instanceof Step.Zombie) {
                    hardships.zombie(round + "zombie");
                } else if (step instanceof Step.Churn) {
                    hardships.churn(round + "churn");
                } else {
                    hardships.drops(round + "drops");
                }
            } catch (Exception e) {
                say(site, "step " + round + " " + step + " failed: " + e);
                site.trace().problem(step + ": " + e);
            }
        }
        int told = 0;
        try (Hired worker = staff.start(staff.orders(Killer.WORKER))) {
            site.send("last", LAST);
            site.awaitAll(worker);
            worker.dismiss();
        } catch (MatrixException e) {
            site.trace().problem("at the end: " + e.getMessage());
        }
        Outcome outcome = site.judge(told);
        say(site, outcome.broken().isEmpty() ? "kept" : "BROKEN " + outcome.broken());
        return outcome;
    }

    private void say(Site site, String what) {
        bench.progress().say("%-52s %s".formatted(site.combination().title(), what));
    }
}
