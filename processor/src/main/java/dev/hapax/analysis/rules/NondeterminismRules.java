package dev.hapax.analysis.rules;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.judge.Chance;
import java.util.List;

/** Values that differ from run to run: as a key or a name they make another thing of each delivery. */
final class NondeterminismRules {
    private NondeterminismRules() {}

    static Finding finding(Chance chance) {
        String source = "`" + chance.source() + "`";
        String field = chance.field().isEmpty() ? "it" : chance.field();
        return switch (chance.kind()) {
            case KEY ->
                finding(
                        chance,
                        Rule.NONDETERMINISTIC_IDENTITY,
                        Severity.WARNING,
                        "a redelivery gives " + field
                                + " another value, so that a second one is stored beside the first: " + source
                                + " differs from run to run",
                        IDENTITY);
            case NAME ->
                finding(
                        chance,
                        Rule.NONDETERMINISTIC_IDENTITY,
                        Severity.WARNING,
                        "a redelivery gives " + field
                                + " another value, so that receivers take it for something new: " + source
                                + " differs from run to run",
                        IDENTITY);
            case VALUE ->
                finding(
                        chance,
                        Rule.NONDETERMINISTIC_VALUE,
                        Severity.NOTE,
                        "a redelivery writes another value"
                                + (chance.field().isEmpty() ? "" : " to " + chance.field()) + ": " + source
                                + " differs from run to run",
                        List.of("Where that matters, take the value from the message: its timestamp, or a field."));
            case OUTCOME ->
                finding(
                        chance,
                        Rule.NONDETERMINISTIC_VALUE,
                        Severity.NOTE,
                        "a redelivery can end otherwise than the first delivery: " + source + " decides about "
                                + chance.effect(),
                        List.of(
                                "Let the message decide, or store the decision together with its effects and keep to it."));
        };
    }

    private static final List<String> IDENTITY = List.of(
            "Derive it from the message, so that it is the same in each run:",
            "  UUID.nameUUIDFromBytes((topic + partition + offset).getBytes(UTF_8))");

    private static Finding finding(Chance chance, Rule rule, Severity severity, String headline, List<String> fix) {
        return new Finding(
                rule,
                severity,
                severity,
                Direction.TWICE,
                chance.handler().method(),
                chance.place(),
                headline,
                chance.path(),
                "The process dies after " + chance.effect() + " and before the offset is committed.",
                fix);
    }
}
