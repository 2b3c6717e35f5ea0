package dev.hapax.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import dev.hapax.analysis.CodePlace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the declaration of a method, or of its class where the method is not written down. */
final class Declared {
    private final CompilationUnit unit;

    Declared(CompilationUnit unit) {
        this.unit = unit;
    }

    /** The declaration whose code a place is in: the method, constructor or, failing that, the class. */
    Optional<Node> find(CodePlace place) {
        String method = place.method().substring(0, Math.max(place.method().indexOf('('), 0));
        List<String> types = Arrays.asList(simpleName(place.className()).split("\\$"));
        String name = method.equals("<init>") ? types.get(types.size() - 1) : method;
        List<CallableDeclaration<?>> named = unit.findAll(CallableDeclaration.class).stream()
                .<CallableDeclaration<?>>map(callable -> callable)
                .filter(callable -> callable.getNameAsString().equals(name))
                .toList();
        return named.stream()
                .max(Comparator.comparing((CallableDeclaration<?> callable) -> covers(callable, place.line()))
                        .thenComparing(callable -> isIn(callable, types.get(types.size() - 1)))
                        .thenComparing(callable -> callable.getParameters().size() == parameterCount(place.method())))
                .map(Node.class::cast)
                .or(() -> type(types));
    }

    private Optional<Node> type(List<String> names) {
        return unit.findAll(TypeDeclaration.class).stream()
                .filter(type -> names.contains(type.getNameAsString()))
                .max(Comparator.comparing(type -> names.indexOf(type.getNameAsString())))
                .map(Node.class::cast);
    }

    private static boolean covers(Node node, int line) {
        return node.getRange()
                .filter(range -> range.begin.line <= line && line <= range.end.line)
                .isPresent();
    }

    private static boolean isIn(Node node, String type) {
        Optional<Node> at = node.getParentNode();
        while (at.isPresent() && !(at.get() instanceof TypeDeclaration<?>)) {
            at = at.get().getParentNode();
        }
        return at.filter(declaration ->
                        ((TypeDeclaration<?>) declaration).getNameAsString().equals(type))
                .isPresent();
    }

    private static int parameterCount(String method) {
        int count = 0;
        String parameters =
                method.substring(method.indexOf('(') + 1, Math.max(method.indexOf(')'), method.indexOf('(') + 1));
        for (int i = 0; i < parameters.length(); i++) {
            while (parameters.charAt(i) == '[') {
                i++;
            }
            if (parameters.charAt(i) == 'L') {
                i = parameters.indexOf(';', i);
            }
            count++;
        }
        return count;
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('/') + 1);
    }
}
