package dev.hapax.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import dev.hapax.analysis.CodePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One source file, in which the expressions of places in byte code are found: parsed, not resolved. A source that cannot
 * be parsed has no expressions. Not thread-safe.
 */
public final class SourceLookup {
    private final SourceText text;
    private final Optional<CompilationUnit> unit;

    private SourceLookup(SourceText text, Optional<CompilationUnit> unit) {
        this.text = text;
        this.unit = unit;
    }

    /**
     * Parses a source.
     *
     * @param source its text
     * @return the source, ready to be asked
     */
    public static SourceLookup of(String source) {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(false);
        return new SourceLookup(
                new SourceText(source),
                new JavaParser(configuration).parse(source).getResult());
    }

    /**
     * A source in another language than Java: it has lines, and no expressions.
     *
     * @param source its text
     * @return the source, ready to be asked
     */
    public static SourceLookup ofLines(String source) {
        return new SourceLookup(new SourceText(source), Optional.empty());
    }

    /**
     * Finds the expression of a place.
     *
     * @param place a place in the class file of this source
     * @return where the expression stands; empty where nothing on the place's line looks like it
     */
    public Optional<SourceRange> find(CodePlace place) {
        return candidate(place).flatMap(this::range);
    }

    /**
     * What suppresses a rule at a place: {@code @SuppressWarnings("hapax:…")} on the expression's variable, method or
     * class, the innermost one.
     *
     * @param place a place in the class file of this source
     * @param rule the rule's id
     * @return the suppression; empty where there is none
     */
    public Optional<Suppression> suppression(CodePlace place, String rule) {
        return candidate(place)
                .map(Candidate::node)
                .or(() -> declaration(place))
                .flatMap(node -> new Suppressions(text)
                        .around(node).stream()
                                .filter(suppression -> suppression.rule().equals(rule))
                                .findFirst());
    }

    /**
     * All that the source suppresses.
     *
     * @return the suppressions, in the order in which they stand there
     */
    public List<Suppression> suppressions() {
        return unit.map(new Suppressions(text)::in).orElse(List.of());
    }

    /**
     * Whether a source can suppress anything, as a look at its text tells.
     *
     * @param source its text
     * @return false where {@link #suppressions} is surely empty
     */
    public static boolean maySuppress(String source) {
        return source.contains(Suppressions.PREFIX) && source.contains(Suppressions.ANNOTATION);
    }

    /**
     * A line of the source, for a caret below it.
     *
     * @param number its number, from 1
     * @return the line without its end; empty where there is no such line
     */
    public String line(int number) {
        return text.line(number);
    }

    /**
     * A message with the source line of a place after its first line, and a caret where the expression was found: what
     * javac prints by itself, and those that print for it do not.
     *
     * @param message the message, of one line or more
     * @param place a place in the class file of this source
     * @return the longer message; the same one where the place has no line
     */
    public String withExcerpt(String message, CodePlace place) {
        Optional<SourceRange> range = find(place);
        String source = line(range.map(SourceRange::line).orElse(place.line()));
        if (source.isBlank()) {
            return message;
        }
        int end = message.contains("\n") ? message.indexOf('\n') : message.length();
        String caret = range.map(
                        found -> "\n" + source.substring(0, found.column() - 1).replaceAll("[^\t]", " ") + "^")
                .orElse("");
        return message.substring(0, end) + "\n" + source + caret + message.substring(end);
    }

    private record Candidate(Node node, Position caret) {}

    private Optional<Candidate> candidate(CodePlace place) {
        if (place.expression() instanceof CodePlace.Expression.Declaration) {
            return declaration(place).flatMap(SourceLookup::atName);
        }
        List<Candidate> candidates = onLine(place);
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        // a finally block is in the class file more than once, in the source once
        return Optional.of(candidates.get(Math.min(order(place.expression()), candidates.size() - 1)));
    }

    private Optional<Node> declaration(CodePlace place) {
        return unit.flatMap(tree -> new Declared(tree).find(place));
    }

    private static Optional<Candidate> atName(Node node) {
        Optional<Position> name =
                node instanceof NodeWithSimpleName<?> named ? named.getName().getBegin() : node.getBegin();
        return name.map(caret -> new Candidate(node, caret));
    }

    /** What can be the expression, in evaluation order: what is evaluated first stands deeper or further left. */
    private List<Candidate> onLine(CodePlace place) {
        List<Candidate> all = new ArrayList<>();
        unit.ifPresent(tree -> tree.walk(
                Node.TreeTraversal.POSTORDER,
                node -> Candidates.caret(node, place.expression())
                        .ifPresent(caret -> all.add(new Candidate(node, caret)))));
        List<Candidate> exact =
                all.stream().filter(candidate -> startsOn(candidate, place)).toList();
        List<Candidate> near = exact.isEmpty()
                ? all.stream()
                        .filter(candidate -> covers(candidate, place.line()))
                        .toList()
                : exact;
        String method = place.method().substring(0, Math.max(place.method().indexOf('('), 0));
        List<Candidate> owned = near.stream()
                .filter(candidate -> Owners.owns(method, candidate.node()))
                .toList();
        return owned.isEmpty() ? near : owned;
    }

    private static boolean startsOn(Candidate candidate, CodePlace place) {
        return candidate.caret().line == place.line()
                // javac notes a line for a statement, not for the operator inside of it
                || (!(place.expression() instanceof CodePlace.Expression.Call)
                        && candidate
                                .node()
                                .getBegin()
                                .filter(begin -> begin.line == place.line())
                                .isPresent());
    }

    private static boolean covers(Candidate candidate, int line) {
        return candidate
                .node()
                .getRange()
                .filter(range -> range.begin.line <= line && line <= range.end.line)
                .isPresent();
    }

    private static int order(CodePlace.Expression expression) {
        if (expression instanceof CodePlace.Expression.Call call) {
            return call.order();
        }
        return expression instanceof CodePlace.Expression.FieldWrite write ? write.order() : 0;
    }

    private Optional<SourceRange> range(Candidate candidate) {
        return candidate.node().getRange().map(range -> range(candidate, range));
    }

    private SourceRange range(Candidate candidate, Range range) {
        return new SourceRange(
                candidate.caret().line, candidate.caret().column, text.offset(range.begin), text.offset(range.end) + 1);
    }
}
