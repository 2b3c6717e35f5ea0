package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of one combination.
 *
 * @param title which
 * @param kills the kills that met records in flight
 * @param others what else was done
 * @param messages what became of the messages
 * @param letters what became of those that cannot be handled; empty where they are not sent
 * @param broken what broke a promise, or kept it from being put to the test
 */
record Outcome(
        String title,
        List<Kill> kills,
        List<String> others,
        Tally messages,
        Optional<Tally> letters,
        List<String> broken) {

    /**
     * A kill.
     *
     * @param seam where
     * @param inFlight how many records were in flight
     */
    record Kill(Seam seam, int inFlight) {}

    /** Judges; what was found broken before stays so. */
    static Outcome judged(Combination combination, Trace trace, Tally messages, Optional<Tally> letters, int told) {
        Shape shape = combination.shape();
        List<String> broken = new ArrayList<>(trace.problems());
        messages.broken(shape.promise(), trace.disturbances(), told).ifPresent(broken::add);
        Promise ofLetters = shape == Shape.KAFKA_TO_KAFKA ? Promise.ONCE : Promise.AT_LEAST_ONCE;
        letters.flatMap(tally -> tally.broken(ofLetters, trace.disturbances(), 0))
                .ifPresent(why -> broken.add("dead letters: " + why));
        return new Outcome(
                combination.title(),
                List.copyOf(trace.kills()),
                List.copyOf(trace.others()),
                messages,
                letters,
                List.copyOf(broken));
    }
}
