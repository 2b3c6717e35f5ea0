package dev.hapax.baseline;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A finding without what changes when code moves, or when Hapax says the same in other words.
 *
 * @param rule the rule's id
 * @param handler the handler, as {@code com.acme.Orders.onOrder(Order)}
 * @param effect what is done at the end of the way, and the names in the user's code that the finding is about
 * @param path the calls that lead there from the handler
 */
public record FindingShape(String rule, String handler, String effect, List<String> path)
        implements Comparable<FindingShape> {
    private static final Comparator<FindingShape> ORDER = Comparator.comparing(FindingShape::handler)
            .thenComparing(FindingShape::rule)
            .thenComparing(FindingShape::effect)
            .thenComparing(shape -> String.join("\n", shape.path()));

    private static final Pattern NAME = Pattern.compile("`[^`]+`");

    /** Copies the list. */
    public FindingShape {
        path = List.copyOf(path);
    }

    /**
     * The shape of a finding.
     *
     * @param finding the finding
     * @return its shape
     */
    public static FindingShape of(Finding finding) {
        List<String> steps = finding.path().stream().map(PathStep::text).toList();
        String last = steps.isEmpty() ? finding.place().className().replace('/', '.') : steps.get(steps.size() - 1);
        String names = NAME.matcher(finding.headline())
                .results()
                .map(found -> found.group())
                .distinct()
                .collect(Collectors.joining(", "));
        return new FindingShape(
                finding.rule().id(),
                finding.handler().displayName(),
                names.isEmpty() ? last : last + ": " + names,
                steps.subList(0, Math.max(steps.size() - 1, 0)));
    }

    /** The handler's class, with dots. */
    String handlerClass() {
        int end = handler.lastIndexOf('.', Math.max(handler.indexOf('('), 0));
        return end < 0 ? handler : handler.substring(0, end);
    }

    @Override
    public int compareTo(FindingShape other) {
        return ORDER.compare(this, other);
    }
}
