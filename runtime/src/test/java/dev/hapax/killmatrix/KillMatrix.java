package dev.hapax.killmatrix;

import java.util.List;
import java.util.Random;

/** The command {@code bin/kill-matrix}. */
final class KillMatrix {
    private KillMatrix() {}

    public static void main(String[] arguments) throws Exception {
        Options options;
        List<Combination> chosen;
        try {
            options = Options.parse(arguments);
            chosen = Combination.matching(options.only());
        } catch (IllegalArgumentException e) {
            System.err.println("kill-matrix: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(2);
            return;
        }
        System.exit(run(options, chosen) ? 0 : 1);
    }

    private static boolean run(Options options, List<Combination> chosen) throws Exception {
        DriverLog.into(options.logs());
        Progress progress = new Progress(System.out);
        Random random = new Random(options.seed());
        Plan plan = options.brief() ? Plan.brief(chosen, random) : Plan.whole(chosen, random);
        progress.say("%d combinations, %d kills, seed %d, %d at a time; logs in %s"
                .formatted(chosen.size(), plan.kills(), options.seed(), options.parallel(), options.logs()));
        MatrixRun run;
        try (Bench bench = Bench.open(options.logs(), progress)) {
            progress.say("Kafka, PostgreSQL and Redis are up");
            run = MatrixRun.of(bench, chosen, plan, options.parallel(), random);
        }
        System.out.println();
        System.out.print(Report.of(run));
        progress.say(run.kept() ? "every guarantee was kept" : "NOT every guarantee was kept, or shown");
        return run.kept();
    }
}
