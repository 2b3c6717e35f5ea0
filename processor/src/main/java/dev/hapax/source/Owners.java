package dev.hapax.source;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import java.util.Optional;

/** Tells which method of the class file the code of a node went into. */
final class Owners {
    private Owners() {}

    /**
     * Whether a node's code can be in a method.
     *
     * @param node the node
     * @param method the name in the class file: {@code onOrder}, {@code <init>}, {@code lambda$onOrder$0}
     */
    static boolean owns(String method, Node node) {
        Optional<Node> owner = owner(node);
        if (owner.isEmpty()) {
            return false;
        }
        if (owner.get() instanceof LambdaExpr) {
            return method.startsWith("lambda$");
        }
        if (owner.get() instanceof MethodDeclaration declaration) {
            return declaration.getNameAsString().equals(method);
        }
        return method.equals("<init>") || method.equals("<clinit>");
    }

    private static Optional<Node> owner(Node node) {
        Optional<Node> owner = node.getParentNode();
        while (owner.isPresent()
                && !(owner.get() instanceof LambdaExpr)
                && !(owner.get() instanceof CallableDeclaration<?>)
                && !(owner.get() instanceof CompactConstructorDeclaration)
                && !(owner.get() instanceof InitializerDeclaration)
                && !(owner.get() instanceof FieldDeclaration)) {
            owner = owner.get().getParentNode();
        }
        return owner;
    }
}
