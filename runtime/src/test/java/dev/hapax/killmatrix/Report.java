package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table at the end. */
final class Report {
    private static final String ROW = "%-52s %5s %10s %6s %9s %6s %5s %8s  %s%n";

    private Report() {}

    static String of(MatrixRun run) {
        StringBuilder text = new StringBuilder();
        text.append(ROW.formatted(
                "combination", "kills", "in flight", "others", "messages", "again", "lost", "letters", "verdict"));
        run.outcomes().forEach(outcome -> text.append(row(outcome, "kept")));
        run.controls().forEach(outcome -> text.append(row(outcome, "seen")));
        text.append("\nkills by seam\n");
        Map<Seam, List<Integer>> bySeam = bySeam(run.outcomes());
        for (Seam seam : Seam.values()) {
            List<Integer> inFlight = bySeam.getOrDefault(seam, List.of());
            text.append("  %-24s %3d kills, %s in flight%n".formatted(seam, inFlight.size(), range(inFlight)));
        }
        Stream.concat(run.outcomes().stream(), run.controls().stream())
                .forEach(outcome -> outcome.broken()
                        .forEach(why -> text.append("BROKEN ")
                                .append(outcome.title())
                                .append(": ")
                                .append(why)
                                .append(System.lineSeparator())));
        run.missed().forEach(seam -> text.append("MISSED ").append(seam).append(System.lineSeparator()));
        return text.toString();
    }

    static Map<Seam, List<Integer>> bySeam(List<Outcome> outcomes) {
        Map<Seam, List<Integer>> hits = new EnumMap<>(Seam.class);
        outcomes.forEach(outcome -> outcome.kills()
                .forEach(kill -> hits.computeIfAbsent(kill.seam(), seam -> new ArrayList<>())
                        .add(kill.inFlight())));
        return hits;
    }

    private static String row(Outcome outcome, String good) {
        return ROW.formatted(
                outcome.title(),
                outcome.kills().size(),
                range(outcome.kills().stream().map(Outcome.Kill::inFlight).toList()),
                outcome.others().size(),
                outcome.messages().sent(),
                outcome.messages().again(),
                outcome.messages().lost().size(),
                outcome.letters()
                        .map(tally -> tally.sent() + "+" + tally.again())
                        .orElse("-"),
                outcome.broken().isEmpty() ? good : "BROKEN");
    }

    private static String range(List<Integer> numbers) {
        return numbers.isEmpty()
                ? "-"
                : numbers.stream().min(Comparator.naturalOrder()).get() + " to "
                        + numbers.stream().max(Comparator.naturalOrder()).get();
    }
}
