package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the name of a repository's method says that it looks for: {@code id} and {@code status} in {@code findByIdAndStatus}. */
@SuppressWarnings("StringSplitter") // no empty parts matter here
final class FinderNames {
    private static final Pattern PARTS = Pattern.compile("(?<=[a-z0-9])(And|Or)(?=[A-Z])");
    private static final Pattern OR = Pattern.compile("(?<=[a-z0-9])Or(?=[A-Z])");
    private static final Pattern OPERATOR = Pattern.compile(
            "(Is)?(Not|Null|NotNull|True|False|In|NotIn|Equals|IgnoreCase|Before|After|LessThan|GreaterThan|Like|Containing)$");

    /** Operators that take no value. */
    private static final Pattern ALONE = Pattern.compile("(Null|True|False)$");

    private static final Pattern SAME = Pattern.compile("(?<=.)(Is|Equals)$");

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

    /**
     * The constants that properties have to be the same as. Nothing is known of what comes after a condition that may take
     * more than one value, nor where one condition is enough.
     *
     * @param values what the method is given
     */
    static Wanted wanted(String method, List<Expr> values) {
        int by = method.indexOf("By");
        Map<String, Expr> constants = new HashMap<>();
        if (by > 0 && !OR.matcher(method.substring(by)).find()) {
            int next = 0;
            for (String part : PARTS.split(method.substring(by + 2).replaceFirst("OrderBy.*", ""))) {
                if (ALONE.matcher(part).find()) {
                    continue;
                } else if (next >= values.size() || part.endsWith("Between")) {
                    break;
                }
                String property = SAME.matcher(part).replaceFirst("");
                if (!OPERATOR.matcher(property).find() && Question.isConstant(values.get(next))) {
                    constants.put(Writings.name(property), values.get(next));
                }
                next++;
            }
        }
        return new Wanted(constants);
    }
}
