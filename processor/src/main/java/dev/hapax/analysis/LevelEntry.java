package dev.hapax.analysis;

import dev.hapax.guess.NearNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One entry of {@link Levels}.
 *
 * @param own whether it is for handlers of Hapax's own annotation, or for the others; empty for all
 * @param packageName the package whose handlers it is for; empty for all
 * @param rule the rule that it is for; empty for all
 * @param level the level
 */
record LevelEntry(Optional<Boolean> own, Optional<String> packageName, Optional<Rule> rule, Level level) {
    private static final String ALL = "*";
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final Pattern COLON = Pattern.compile(":");
    private static final Pattern PACKAGE = Pattern.compile("[\\p{Alpha}_$][\\w$]*(\\.[\\p{Alpha}_$][\\w$]*)*");

    /** Without what a declaration says, nothing can be generated: there is no other level for it. */
    private static final Set<Rule> OF_DECLARATIONS =
            Set.of(Rule.HANDLER_SIGNATURE, Rule.DEDUP_KEY, Rule.GUARANTEE_CONFLICT);

    /** What an entry asks for. */
    enum Level {
        ERROR,
        WARNING,
        NOTE,
        OFF,
        DECLARED;

        Optional<Finding> set(Finding finding) {
            return switch (this) {
                case ERROR -> Optional.of(finding.withSeverity(Severity.ERROR));
                case WARNING -> Optional.of(finding.withSeverity(Severity.WARNING));
                case NOTE -> Optional.of(finding.withSeverity(Severity.NOTE));
                case OFF -> Optional.empty();
                case DECLARED -> Optional.of(finding.withSeverity(finding.declaredSeverity()));
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<LevelEntry> all(String text, Consumer<String> errors) {
        List<LevelEntry> entries = new ArrayList<>();
        for (String entry : BETWEEN.splitAsStream(text.strip()).toList()) {
            if (!entry.isEmpty()) {
                try {
                    entries.add(parse(entry));
                } catch (IllegalArgumentException e) {
                    errors.accept("hapax.severity: " + entry + ": " + e.getMessage());
                }
            }
        }
        return entries;
    }

    private static LevelEntry parse(String entry) {
        int equals = entry.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("a rule and its level are missing: write insert=warning");
        }
        Level level = level(entry.substring(equals + 1));
        List<String> parts = COLON.splitAsStream(entry.substring(0, equals)).toList();
        Optional<Rule> rule = rule(parts.get(parts.size() - 1));
        rule.ifPresent(known -> refuse(known, level));
        Optional<Boolean> own = Optional.empty();
        Optional<String> packageName = Optional.empty();
        for (String scope : parts.subList(0, parts.size() - 1)) {
            if (scope.equals("own") || scope.equals("foreign")) {
                own = Optional.of(scope.equals("own"));
            } else if (PACKAGE.matcher(scope).matches()) {
                packageName = Optional.of(scope);
            } else {
                throw new IllegalArgumentException("'" + scope
                        + "' is no package; before the rule can stand own:, foreign: or a package, as com.acme:");
            }
        }
        return new LevelEntry(own, packageName, rule, level);
    }

    private static Level level(String word) {
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown(
                        "level",
                        word,
                        Arrays.stream(Level.values()).map(Level::word).toList())));
    }

    private static Optional<Rule> rule(String id) {
        return id.equals(ALL)
                ? Optional.empty()
                : Optional.of(Rule.of(id)
                        .orElseThrow(() -> new IllegalArgumentException(NearNames.unknown("rule", id, Rule.ids()))));
    }

    private static void refuse(Rule rule, Level level) {
        if (OF_DECLARATIONS.contains(rule)) {
            throw new IllegalArgumentException(
                    "this is about a declaration that nothing can be generated from: it is always an error");
        }
        if (rule == Rule.NOT_ANALYZED && (level == Level.OFF || level == Level.NOTE)) {
            throw new IllegalArgumentException(
                    "what could not be analyzed is never passed over: warning is the lowest level");
        }
    }

    boolean fits(Finding finding) {
        return rule.map(wanted -> wanted == finding.rule())
                        // what could not be analyzed is no finding about the code: only its own entry changes it
                        .orElse(finding.rule() != Rule.NOT_ANALYZED)
                && own.map(wanted -> wanted == finding.handler().own()).orElse(true)
                && packageName
                        .map(name -> finding.handler().className().startsWith(name.replace('.', '/') + "/"))
                        .orElse(true);
    }

    @Override
    public String toString() {
        return own.map(isOwn -> isOwn ? "own:" : "foreign:").orElse("")
                + packageName.map(name -> name + ":").orElse("")
                + rule.map(Rule::id).orElse(ALL)
                + "="
                + level.word();
    }
}
