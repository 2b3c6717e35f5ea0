package dev.hapax.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The table at the end. */
final class Report {
    private static final String ROW = "%-43s %5s %8s %7s %5s %13s  %-21s  %s";

    private Report() {}

    static String of(List<Outcome> outcomes, List<String> contradictions) {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted(
                "guarantee", "sent", "distinct", "handled", "lost", "applied twice", "in flight at each kill", "kept"));
        for (Outcome outcome : outcomes) {
            text.append('\n').append(row(outcome));
        }
        text.append("\n\n");
        outcomes.forEach(outcome -> allowance(outcome, text));
        contradictions.forEach(
                sentence -> text.append("WRONG SUM: ").append(sentence).append('\n'));
        return text.toString();
    }

    private static String row(Outcome outcome) {
        return ROW.formatted(
                outcome.promise().title(),
                outcome.sent(),
                outcome.distinct(),
                outcome.handled(),
                outcome.lost(),
                outcome.twice(),
                outcome.inFlight().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                outcome.kept() ? "yes" : outcome.tested() ? "NO" : "NO: not put to the test");
    }

    private static void allowance(Outcome outcome, StringBuilder text) {
        outcome.mayBeLost()
                .ifPresent(most -> text.append("At-most-once may lose one batch of ")
                        .append(ShopWorker.MAX_POLL_RECORDS)
                        .append(" at each kill, here ")
                        .append(most)
                        .append(", and handles nothing twice.\n"));
        outcome.mayBeTwice()
                .ifPresent(most -> text.append(
                                "Check-then-act may send the mail twice that a kill finds between sending and"
                                        + " noting it, here ")
                        .append(most)
                        .append(" at most, and loses none.\n"));
    }
}
