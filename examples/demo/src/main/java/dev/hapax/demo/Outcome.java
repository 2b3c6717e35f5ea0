package dev.hapax.demo;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * What became of the messages of one promise.
 *
 * @param promise the promise
 * @param sent messages that were produced
 * @param distinct different messages among them
 * @param handled different messages that took effect
 * @param twice different messages that took effect more than once
 * @param inFlight records in flight at each kill
 */
record Outcome(Promise promise, int sent, int distinct, int handled, int twice, List<Integer> inFlight) {
    Outcome {
        inFlight = List.copyOf(inFlight);
    }

    static Outcome of(Promise promise, int sent, int[] effects, List<Kill> kills) {
        return new Outcome(
                promise,
                sent,
                effects.length,
                (int) Arrays.stream(effects).filter(times -> times > 0).count(),
                (int) Arrays.stream(effects).filter(times -> times > 1).count(),
                kills.stream().map(kill -> kill.inFlight().get(promise)).toList());
    }

    int lost() {
        return distinct - handled;
    }

    /** How many may be lost; elsewhere none. */
    OptionalInt mayBeLost() {
        return promise.kind() == Promise.Kind.AT_MOST_ONCE
                ? OptionalInt.of(inFlight.size() * ShopWorker.MAX_POLL_RECORDS)
                : OptionalInt.empty();
    }

    /** How many may take effect twice; elsewhere none. */
    OptionalInt mayBeTwice() {
        return promise.kind() == Promise.Kind.AT_LEAST_ONCE ? OptionalInt.of(inFlight.size()) : OptionalInt.empty();
    }

    /** Whether the kills hit this promise at all: without that, nothing was shown. */
    boolean tested() {
        return handled > 0 && inFlight.stream().anyMatch(records -> records > 0);
    }

    boolean kept() {
        return tested()
                && lost() <= mayBeLost().orElse(0)
                && twice <= mayBeTwice().orElse(0);
    }
}
