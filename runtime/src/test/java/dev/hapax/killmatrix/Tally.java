package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What became of messages.
 *
 * @param sent different messages
 * @param again how often one took effect that had done so before
 * @param twice the messages that did so more than once
 * @param lost those that never did
 * @param strangers effects of messages that were never sent
 */
record Tally(int sent, int again, List<String> twice, List<String> lost, List<String> strangers) {
    /** How many effects can stand between a crash and their marks: see LeasedStep. */
    static final int UNMARKED = 3;

    private static final int SHOWN = 8;

    static Tally of(Set<String> sent, Map<String, Integer> effects) {
        List<String> twice = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        int again = 0;
        for (Map.Entry<String, Integer> effect : effects.entrySet()) {
            if (!sent.contains(effect.getKey())) {
                strangers.add(effect.getKey());
            } else if (effect.getValue() > 1) {
                twice.add(effect.getKey());
                again += effect.getValue() - 1;
            }
        }
        List<String> lost =
                sent.stream().filter(message -> !effects.containsKey(message)).toList();
        return new Tally(sent.size(), again, List.copyOf(twice), lost, List.copyOf(strangers));
    }

    /**
     * What breaks a promise; empty where it was kept.
     *
     * @param disturbances kills and whatever else hit the worker
     * @param told losses that the runner itself reported
     */
    Optional<String> broken(Promise promise, int disturbances, int told) {
        if (sent == 0) {
            return Optional.of("nothing was sent");
        }
        if (!strangers.isEmpty()) {
            return Optional.of("effects of messages that nobody sent: " + some(strangers));
        }
        int mayBeLost = promise == Promise.AT_MOST_ONCE ? disturbances * MatrixWorker.MAX_POLL_RECORDS + told : 0;
        if (lost.size() > mayBeLost) {
            return Optional.of("lost " + lost.size() + ", more than " + mayBeLost + ": " + some(lost));
        }
        int mayHappenAgain = switch (promise) {
            case AT_MOST_ONCE, ONCE -> 0;
            case ONCE_BUT_FOR_WINDOWS -> disturbances * UNMARKED;
            case AT_LEAST_ONCE -> Integer.MAX_VALUE;
        };
        return again > mayHappenAgain
                ? Optional.of("again " + again + ", more than " + mayHappenAgain + ": " + some(twice))
                : Optional.empty();
    }

    private static String some(List<String> messages) {
        return String.join(" ", messages.subList(0, Math.min(SHOWN, messages.size())))
                + (messages.size() > SHOWN ? " …" : "");
    }
}
