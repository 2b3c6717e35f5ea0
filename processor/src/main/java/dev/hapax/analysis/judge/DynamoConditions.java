package dev.hapax.analysis.judge;

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

    private static final Pattern ABSENT = Pattern.compile("(?i)attribute_not_exists\\s*\\(");
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
        return ABSENT.matcher(condition).find()
                || names(condition, EQUALS, updates, ASSIGNED)
                || names(condition, DIFFERS, updates, REPLACED)
                || names(condition, EXCEEDS, updates, REPLACED)
                || names(condition, EXCLUDES, updates, FILLED);
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
