package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * What is done to whom.
 *
 * @param steps for each combination
 * @param atLeast how often each seam is hit at least
 * @param outages how often each server is killed under each protocol
 */
record Plan(Map<Combination, List<Step>> steps, int atLeast, int outages) {

    /** Each combination is killed twice at each of its seams, and more often at seams that few have. */
    static Plan whole(List<Combination> combinations, Random random) {
        Map<Combination, List<Step>> steps = new LinkedHashMap<>();
        for (Combination combination : combinations) {
            List<Step> own = new ArrayList<>();
            for (Seam seam : combination.shape().seams()) {
                own.add(new Step.Kill(seam));
                own.add(new Step.Kill(seam));
            }
            own.addAll(List.of(new Step.Zombie(), new Step.Churn(), new Step.Drops()));
            steps.put(combination, own);
        }
        return of(steps, 5, 3, random);
    }

    /** Each combination is killed at some of its seams, in turn, so that all seams are hit. */
    static Plan brief(List<Combination> combinations, Random random) {
        Map<Combination, List<Step>> steps = new LinkedHashMap<>();
        int turn = 0;
        for (Combination combination : combinations) {
            List<Seam> seams = combination.shape().seams();
            List<Step> own = new ArrayList<>();
            own.add(new Step.Kill(seams.get(turn % seams.size())));
            own.add(new Step.Kill(seams.get((turn + seams.size() / 2) % seams.size())));
            own.add(List.of(new Step.Zombie(), new Step.Churn(), new Step.Drops())
                    .get(turn % 3));
            steps.put(combination, own);
            turn++;
        }
        return of(steps, 2, 1, random);
    }

    /** One kill for each shape under one protocol, lost replies where commits must be read again, and no outages: for the tests. */
    static Plan least(Random random) {
        Map<Combination, List<Step>> steps = new LinkedHashMap<>();
        int turn = 1;
        for (Shape shape : Shape.values()) {
            Combination combination = new Combination(shape, turn % 2 == 0 ? Protocol.CONSUMER : Protocol.CLASSIC);
            steps.put(
                    combination,
                    new ArrayList<>(List.of(
                            new Step.Kill(shape.seams().get(turn % shape.seams().size())))));
            if (shape == Shape.KAFKA_TO_KAFKA) {
                steps.get(combination).add(new Step.Drops());
            }
            turn++;
        }
        return of(steps, 1, 0, random);
    }

    private static Plan of(Map<Combination, List<Step>> steps, int atLeast, int outages, Random random) {
        steps.keySet().removeIf(Combination::refused);
        fill(steps, atLeast);
        steps.values().forEach(own -> Collections.shuffle(own, random));
        return new Plan(steps, atLeast, outages);
    }

    /** Adds kills at the seams that too few have, in turn over those that have them. */
    private static void fill(Map<Combination, List<Step>> steps, int atLeast) {
        Map<Seam, Integer> hits = new EnumMap<>(Seam.class);
        steps.values().forEach(own -> kills(own).forEach(seam -> hits.merge(seam, 1, Integer::sum)));
        for (Seam seam : Seam.values()) {
            List<Combination> able = steps.keySet().stream()
                    .filter(combination -> combination.shape().seams().contains(seam))
                    .toList();
            for (int i = hits.getOrDefault(seam, 0); i < atLeast && !able.isEmpty(); i++) {
                steps.get(able.get(i % able.size())).add(new Step.Kill(seam));
            }
        }
    }

    private static List<Seam> kills(List<Step> steps) {
        return steps.stream()
                .filter(Step.Kill.class::isInstance)
                .map(step -> ((Step.Kill) step).seam())
                .toList();
    }

    /** The seams that were hit less often than they must be; none of those that the plan has no combination for. */
    List<String> missed(Map<Seam, List<Integer>> hits) {
        List<String> missed = new ArrayList<>();
        steps.values().stream()
                .flatMap(own -> kills(own).stream())
                .distinct()
                .sorted()
                .forEach(seam -> {
                    int times = hits.getOrDefault(seam, List.of()).size();
                    if (times < atLeast) {
                        missed.add(seam + " was hit " + times + " times, less than " + atLeast);
                    }
                });
        return missed;
    }

    int kills() {
        return steps.values().stream().mapToInt(own -> kills(own).size()).sum();
    }
}
