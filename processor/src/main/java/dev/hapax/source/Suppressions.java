package dev.hapax.source;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code @SuppressWarnings("hapax:…")} in one source: on variables, methods and classes. */
final class Suppressions {
    /** What stands before a rule's id. */
    static final String PREFIX = "hapax:";

    /** The annotation's simple name. */
    static final String ANNOTATION = "SuppressWarnings";

    private static final String COMMENT = "//";

    private final SourceText text;

    Suppressions(SourceText text) {
        this.text = text;
    }

    /** What is suppressed at a node, the innermost annotation first. */
    List<Suppression> around(Node node) {
        List<Suppression> found = new ArrayList<>();
        for (Optional<Node> at = Optional.of(node);
                at.isPresent();
                at = at.get().getParentNode()) {
            if (at.get() instanceof NodeWithAnnotations<?> annotated) {
                annotated.getAnnotations().stream().flatMap(this::of).forEach(found::add);
            }
        }
        return found;
    }

    /** All that there are. */
    List<Suppression> in(CompilationUnit unit) {
        return unit.findAll(AnnotationExpr.class).stream().flatMap(this::of).toList();
    }

    private Stream<Suppression> of(AnnotationExpr annotation) {
        return annotation.getName().getIdentifier().equals(ANNOTATION)
                ? annotation.findAll(StringLiteralExpr.class).stream()
                        .map(StringLiteralExpr::asString)
                        .filter(id -> id.startsWith(PREFIX))
                        .map(id -> suppression(annotation, id.substring(PREFIX.length())))
                : Stream.empty();
    }

    private Suppression suppression(AnnotationExpr annotation, String rule) {
        Position begin = annotation.getBegin().orElse(Position.HOME);
        String justification = annotation.getRange().map(this::comment).orElse("");
        return new Suppression(rule, className(annotation), begin.line, begin.column, justification);
    }

    private String comment(Range annotation) {
        String line = text.line(annotation.end.line);
        String behind =
                line.substring(Math.min(annotation.end.column, line.length())).strip();
        if (behind.startsWith(COMMENT)) {
            return content(behind);
        }
        String above = "";
        for (int i = annotation.begin.line - 1; text.line(i).strip().startsWith(COMMENT); i--) {
            above = content(text.line(i).strip()) + " " + above;
        }
        return above.strip();
    }

    private static String content(String comment) {
        return comment.substring(COMMENT.length()).strip();
    }

    private static String className(Node node) {
        String name = "";
        String folder = "";
        for (Optional<Node> at = node.getParentNode();
                at.isPresent();
                at = at.get().getParentNode()) {
            if (at.get() instanceof TypeDeclaration<?> type) {
                name = type.getNameAsString() + (name.isEmpty() ? "" : "$" + name);
            } else if (at.get() instanceof CompilationUnit unit) {
                folder = unit.getPackageDeclaration()
                        .map(declared -> declared.getNameAsString().replace('.', '/') + "/")
                        .orElse("");
            }
        }
        return folder + name;
    }
}
