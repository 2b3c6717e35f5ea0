package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * What came of a plan.
 *
 * @param outcomes of each combination
 * @param controls of each naive loop
 * @param missed the seams that were hit too seldom
 */
record MatrixRun(List<Outcome> outcomes, List<Outcome> controls, List<String> missed) {

    /** Does what is planned, and what must be refused; the servers are killed last, when nothing else needs them. */
    static MatrixRun of(Bench bench, List<Combination> combinations, Plan plan, int parallel, Random random)
            throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        List<Outcome> controls = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            List<Future<Outcome>> naive = new ArrayList<>();
            for (NaiveLoop.Kind kind : NaiveLoop.Kind.values()) {
                naive.add(threads.submit(new Control(bench, kind, random.nextLong())));
            }
            outcomes.addAll(all(trials(bench, combinations, plan, threads, random)));
            controls.addAll(all(naive));
        } finally {
            threads.shutdownNow();
        }
        for (Protocol protocol : Protocol.values()) {
            outcomes.addAll(outages(bench, plan, protocol));
        }
        return new MatrixRun(outcomes, controls, plan.missed(Report.bySeam(outcomes)));
    }

    /** Whether all was done that was planned, and every promise was kept. */
    boolean kept() {
        return missed.isEmpty()
                && Stream.concat(outcomes.stream(), controls.stream())
                        .allMatch(outcome -> outcome.broken().isEmpty());
    }

    private static List<Future<Outcome>> trials(
            Bench bench, List<Combination> combinations, Plan plan, ExecutorService threads, Random random) {
        List<Future<Outcome>> running = new ArrayList<>();
        for (Combination combination : combinations) {
            if (combination.refused()) {
                running.add(threads.submit(new Refusal(bench, combination)));
            }
        }
        plan.steps()
                .forEach((combination, steps) ->
                        running.add(threads.submit(new Trial(bench, combination, steps, random.nextLong()))));
        return running;
    }

    private static List<Outcome> all(List<Future<Outcome>> running) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }

    private static List<Outcome> outages(Bench bench, Plan plan, Protocol protocol) throws Exception {
        List<Combination> concerned = plan.steps().keySet().stream()
                .filter(combination -> combination.protocol() == protocol)
                .toList();
        return concerned.isEmpty() || plan.outages() == 0
                ? List.of()
                : new Outages(bench, protocol, concerned, plan.outages()).run();
    }
}
