package dev.hapax.analysis.config;

import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a setting does to a guarantee.
 *
 * @param declared how it is reported where the guarantee is declared
 * @param otherwise how it is reported where it is the default; empty for not at all
 * @param direction what goes wrong
 * @param happens what happens to messages, as the first half of a sentence
 * @param crash when
 * @param fix what to write instead
 */
record Contradiction(
        Severity declared,
        Optional<Severity> otherwise,
        Direction direction,
        String happens,
        String crash,
        List<String> fix) {
    /** Begins a line of the fix that is a value: it is shown as it is written where the setting stands. */
    static final String WRITE = "=";

    /** Copies the list. */
    Contradiction {
        fix = List.copyOf(fix);
    }

    static Contradiction of(
            Severity declared, Severity otherwise, Direction direction, String happens, String crash, String... fix) {
        return new Contradiction(declared, Optional.of(otherwise), direction, happens, crash, List.of(fix));
    }

    /** One that matters only where a guarantee is declared. */
    static Contradiction ofDeclared(
            Severity declared, Direction direction, String happens, String crash, String... fix) {
        return new Contradiction(declared, Optional.empty(), direction, happens, crash, List.of(fix));
    }

    /** How it is reported of a value that is not sure. */
    Optional<Severity> severity(boolean isDeclared, KafkaSetting.Certainty certainty) {
        Optional<Severity> full = isDeclared ? Optional.of(declared) : otherwise;
        return switch (certainty) {
            case SURE -> full;
            case LIKELY -> full.map(severity -> severity == Severity.ERROR ? Severity.WARNING : severity);
            case DEFAULT -> full.map(severity -> isDeclared ? severity : Severity.NOTE);
        };
    }
}
