package dev.hapax.analysis.judge;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a repository's method says that it looks for: {@code id} and {@code status} in {@code findByIdAndStatus}. */
@SuppressWarnings("StringSplitter") // no empty parts matter here
final class FinderNames {
    private static final Pattern PARTS = Pattern.compile("(?<=[a-z0-9])(And|Or)(?=[A-Z])");
    private static final Pattern OPERATOR = Pattern.compile(
            "(Is)?(Not|Null|NotNull|True|False|In|NotIn|Equals|IgnoreCase|Before|After|LessThan|GreaterThan|Like|Containing)$");

    private FinderNames() {}

    /** The properties in a derived query's name; none where it has none. */
    static Set<String> properties(String method) {
        int by = method.indexOf("By");
        Set<String> properties = new LinkedHashSet<>();
        if (by > 0) {
            String condition = method.substring(by + 2).replaceFirst("OrderBy.*", "");
            for (String part : PARTS.split(condition)) {
                String property = OPERATOR.matcher(part).replaceFirst("");
                if (!property.isEmpty()) {
                    properties.add(Writings.name(property));
                }
            }
        }
        return properties;
    }
}
