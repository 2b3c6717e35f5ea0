package dev.hapax.analysis.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads conditions of DynamoDB: whether only one of two runs gets past one. It does so where the write itself makes the
 * condition false, as {@code balance >= :amount} does not.
 */
final class DynamoConditions {
    private static final String PATH = "([#\\w][#\\w.\\[\\]]*)";

    private static final Pattern ABSENT =
            Pattern.compile("(?i)\\s*(?:attribute_not_exists|NOT\\s+attribute_exists)\\s*\\(");
    private static final Pattern NEGATED = Pattern.compile("(?i)\\s*NOT\\b(?!\\s+contains\\b)");
    private static final Pattern OR = Pattern.compile("(?i)\\bOR\\b");
    private static final Pattern AND = Pattern.compile("(?i)\\bAND\\b");
    private static final Pattern EXCLUDES = Pattern.compile("(?i)\\bNOT\\s+contains\\s*\\(\\s*" + PATH + "\\s*,");
    private static final Pattern EQUALS = Pattern.compile(PATH + "\\s*=\\s*:\\w+");
    private static final Pattern DIFFERS = Pattern.compile(PATH + "\\s*(?:<>|<(?!=))\\s*:\\w+");
    private static final Pattern EXCEEDS = Pattern.compile(":\\w+\\s*>(?!=)\\s*" + PATH);

    private static final String ASSIGNED = "%1$s\\s*=";
    private static final String REPLACED = "%1$s\\s*=(?!\\s*%1$s\\s*[+-])";
    private static final String FILLED = "\\bADD\\b[^:]*\\b%1$s\\s|%1$s\\s*=\\s*list_append";

    private DynamoConditions() {}

    /**
     * Whether a condition lets one of two runs pass.
     *
     * @param condition its text
     * @param updates the texts of the updates that are made where it holds; empty where the item is written as a whole
     */
    static boolean claim(String condition, Set<String> updates) {
        String bare = condition.strip();
        List<String> alternatives = split(bare, OR);
        if (alternatives.size() > 1) {
            return alternatives.stream().allMatch(each -> claim(each, updates));
        }
        List<String> parts = split(bare, AND);
        if (parts.size() > 1) {
            return parts.stream().anyMatch(each -> claim(each, updates));
        }
        if (bare.startsWith("(") && bare.endsWith(")")) {
            return claim(bare.substring(1, bare.length() - 1), updates);
        }
        if (ABSENT.matcher(bare).lookingAt()) {
            return true;
        }
        return !NEGATED.matcher(bare).lookingAt()
                && (names(bare, EQUALS, updates, ASSIGNED)
                        || names(bare, DIFFERS, updates, REPLACED)
                        || names(bare, EXCEEDS, updates, REPLACED)
                        || names(bare, EXCLUDES, updates, FILLED));
    }

    /** The parts between a word that stands outside of all parentheses. */
    private static List<String> split(String condition, Pattern word) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = word.matcher(condition);
        int start = 0;
        while (matcher.find()) {
            if (depth(condition, matcher.start()) == 0) {
                parts.add(condition.substring(start, matcher.start()));
                start = matcher.end();
            }
        }
        parts.add(condition.substring(start));
        return parts;
    }

    private static int depth(String condition, int at) {
        int depth = 0;
        for (int i = 0; i < at; i++) {
            depth += condition.charAt(i) == '(' ? 1 : condition.charAt(i) == ')' ? -1 : 0;
        }
        return depth;
    }

    /** Whether an attribute is asked for that each of the updates changes in such a way. */
    private static boolean names(String condition, Pattern asks, Set<String> updates, String changes) {
        Matcher matcher = asks.matcher(condition);
        while (matcher.find()) {
            String path = Pattern.quote(matcher.group(1).toLowerCase(Locale.ROOT));
            Pattern change = Pattern.compile("(?i)(?<![\\w.#])(?:" + String.format(changes, path) + ")");
            if (updates.stream().allMatch(update -> change.matcher(update).find())) {
                return true;
            }
        }
        return false;
    }
}
