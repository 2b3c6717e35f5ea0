package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role.EffectKind;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads expressions of DynamoDB as far as a second run is concerned. */
final class DynamoExpressions {
    private static final Pattern SECTION = Pattern.compile("(?i)\\b(SET|ADD|REMOVE|DELETE)\\s+");
    private static final Pattern ASSIGNMENT = Pattern.compile("([#\\w.\\[\\]]+)\\s*=\\s*(.*)", Pattern.DOTALL);

    private DynamoExpressions() {}

    /** How an update changes the item: the first part that grows decides. */
    static EffectKind kind(String update) {
        Matcher section = SECTION.matcher(update);
        String open = "";
        int from = 0;
        EffectKind kind = EffectKind.SET;
        while (kind == EffectKind.SET && section.find()) {
            kind = kind(open, update.substring(from, section.start()));
            open = section.group(1);
            from = section.end();
        }
        return kind == EffectKind.SET ? kind(open, update.substring(from)) : kind;
    }

    private static EffectKind kind(String section, String actions) {
        if (section.equalsIgnoreCase("ADD") && !actions.isBlank()) {
            return EffectKind.ADD;
        } else if (!section.equalsIgnoreCase("SET")) {
            return EffectKind.SET;
        }
        int from = 0;
        int depth = 0;
        for (int i = 0; i <= actions.length(); i++) {
            char at = i == actions.length() ? ',' : actions.charAt(i);
            depth += at == '(' ? 1 : at == ')' ? -1 : 0;
            if (at == ',' && depth <= 0) {
                Optional<EffectKind> grown = grown(actions.substring(from, i));
                if (grown.isPresent()) {
                    return grown.get();
                }
                from = i + 1;
            }
        }
        return EffectKind.SET;
    }

    private static Optional<EffectKind> grown(String assignment) {
        Matcher matcher = ASSIGNMENT.matcher(assignment.strip());
        if (!matcher.matches() || !matcher.group(2).contains(matcher.group(1))) {
            return Optional.empty();
        } else if (matcher.group(2).contains("list_append")) {
            return Optional.of(EffectKind.APPEND);
        }
        boolean arithmetic = matcher.group(2).matches("(?s).*[+-].*");
        return arithmetic ? Optional.of(EffectKind.ADD) : Optional.empty();
    }
}
