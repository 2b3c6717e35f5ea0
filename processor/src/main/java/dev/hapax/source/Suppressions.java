package dev.hapax.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithAnnotations;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code @SuppressWarnings("hapax:…")} around a node: on its variable, its method, its class. */
final class Suppressions {
    private static final String PREFIX = "hapax:";

    private Suppressions() {}

    /** The ids of the rules that are suppressed at a node, without prefix. */
    static Set<String> around(Node node) {
        Set<String> ids = new TreeSet<>();
        for (Optional<Node> at = Optional.of(node);
                at.isPresent();
                at = at.get().getParentNode()) {
            if (at.get() instanceof NodeWithAnnotations<?> annotated) {
                for (AnnotationExpr annotation : annotated.getAnnotations()) {
                    if (annotation.getName().getIdentifier().equals("SuppressWarnings")) {
                        annotation.findAll(StringLiteralExpr.class).stream()
                                .map(StringLiteralExpr::asString)
                                .filter(id -> id.startsWith(PREFIX))
                                .map(id -> id.substring(PREFIX.length()))
                                .forEach(ids::add);
                    }
                }
            }
        }
        return ids;
    }
}
