package dev.hapax.analysis.config;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A setting that hurts a handler.
 *
 * @param handler the handler
 * @param setting the setting
 * @param contradiction what it does
 * @param severity how it is reported
 * @param ifDeclared how it would be reported if the handler declared its guarantee
 */
record Conflict(
        Subscription handler,
        KafkaSetting setting,
        Contradiction contradiction,
        Severity severity,
        Severity ifDeclared) {

    static Optional<Conflict> of(Subscription handler, KafkaSetting setting, Contradiction contradiction) {
        boolean own = setting.isOfDevelopers();
        Optional<Severity> declared = contradiction.severity(true, setting.certainty());
        return contradiction
                .severity(handler.isDeclared(), setting.certainty())
                .map(severity -> new Conflict(
                        handler,
                        setting,
                        contradiction,
                        own ? Severity.NOTE : severity,
                        own ? Severity.NOTE : declared.orElse(severity)));
    }

    /** What is said about a setting, at the handler that it hurts most. */
    static Finding finding(List<Conflict> ofOneSetting) {
        return ofOneSetting.stream()
                .min(Comparator.comparing(Conflict::severity))
                .orElseThrow()
                .finding(ofOneSetting.size() - 1);
    }

    private Finding finding(int others) {
        PathStep step = new PathStep(setting.place(), said());
        return new Finding(
                Rule.CONFIG_CONFLICT,
                severity,
                ifDeclared,
                contradiction.direction(),
                handler.handler().method(),
                setting.place(),
                told() + ": " + contradiction.happens(),
                List.of(step),
                contradiction.crash() + also(others),
                contradiction.fix().stream().map(this::line).toList());
    }

    /** A value of the fix in the way that the setting is written. */
    private String line(String fix) {
        if (!fix.startsWith(Contradiction.WRITE)) {
            return fix;
        }
        String value = fix.substring(Contradiction.WRITE.length());
        if (setting.written().isEmpty()) {
            return "  " + Unwritten.line(setting, handler, value);
        }
        String file = setting.place().sourceFile().orElse("");
        if (setting.place().className().isEmpty()) {
            return "  " + setting.written() + (file.endsWith(".properties") ? "=" : ": ") + value;
        } else if (setting.written().startsWith("set")) {
            return "  " + setting.written() + "(" + value + ")";
        }
        return "  \"" + setting.key() + "\", \"" + value + "\"";
    }

    private String said() {
        if (setting.written().isEmpty()) {
            return setting.key() + ", which is not set";
        }
        boolean whole = setting.value().isEmpty() || isWhole();
        return whole ? setting.written() : setting.written() + " = " + setting.value();
    }

    /** Written with its value, as an annotation's element or an expression is. */
    private boolean isWhole() {
        return setting.written().contains(" ");
    }

    private static String also(int others) {
        return others == 0
                ? ""
                : " The setting reaches " + (others == 1 ? "one more handler." : others + " more handlers.");
    }

    private String told() {
        if (setting.written().isEmpty()) {
            return "`" + setting.key() + "` is not set, which is `" + setting.value() + "`";
        } else if (setting.certainty() == Certainty.DEFAULT) {
            return "`" + setting.written() + "`, which holds where nothing is said";
        } else if (isWhole()) {
            return "`" + setting.written() + "`";
        }
        String profile = setting.profile()
                .map(name -> " under the profile `" + name + "`")
                .orElse("");
        return "`" + setting.written() + "` is `" + setting.value() + "`" + profile;
    }
}
