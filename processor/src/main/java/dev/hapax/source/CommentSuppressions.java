package dev.hapax.source;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Suppressions in files that have no annotations: a comment with {@code @SuppressWarnings("hapax:config-conflict")}, behind
 * the setting or in the line above.
 */
public final class CommentSuppressions {
    private static final Pattern SUPPRESSION =
            Pattern.compile("[#!](.*)@SuppressWarnings\\(\\s*\"hapax:([a-z-]+)\"\\s*\\)(.*)");

    private CommentSuppressions() {}

    /**
     * What suppresses a rule in a line.
     *
     * @param text the file's text
     * @param line the line, from 1
     * @param rule the rule's id
     * @return the comment, if there is one
     */
    public static Optional<Suppression> find(String text, int line, String rule) {
        List<String> lines = text.lines().toList();
        Optional<Suppression> behind = in(lines, line, rule);
        boolean above = line > 1 && line - 2 < lines.size() && isComment(lines.get(line - 2));
        return behind.isPresent() || !above ? behind : in(lines, line - 1, rule);
    }

    private static boolean isComment(String line) {
        String stripped = line.strip();
        return stripped.startsWith("#") || stripped.startsWith("!");
    }

    private static Optional<Suppression> in(List<String> lines, int line, String rule) {
        if (line < 1 || line > lines.size()) {
            return Optional.empty();
        }
        Matcher matcher = SUPPRESSION.matcher(lines.get(line - 1));
        return matcher.find() && matcher.group(2).equals(rule)
                ? Optional.of(new Suppression(rule, "", line, matcher.start() + 1, justification(matcher)))
                : Optional.empty();
    }

    /** What else the comment says. */
    private static String justification(Matcher matcher) {
        return (matcher.group(1) + matcher.group(3))
                .strip()
                .replaceAll("^[:,;]|[:,;]$", "")
                .strip();
    }
}
