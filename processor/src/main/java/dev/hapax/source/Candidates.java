package dev.hapax.source;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithTokenRange;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.hapax.analysis.CodePlace;
import java.util.Optional;

/** Tells which nodes of a syntax tree can be the expression of a place, and where a caret for them stands. */
final class Candidates {
    private Candidates() {}

    /** The caret of a node, if the node can be the expression. */
    static Optional<Position> caret(Node node, CodePlace.Expression expression) {
        if (expression instanceof CodePlace.Expression.Call call) {
            return call.name().equals("<init>") ? creation(node, call) : call(node, call);
        }
        if (expression instanceof CodePlace.Expression.FieldWrite write) {
            return write(node, write);
        }
        if (expression instanceof CodePlace.Expression.Annotation annotation) {
            return node instanceof AnnotationExpr found
                            && found.getName().getIdentifier().equals(annotation.name())
                    ? node.getBegin()
                    : Optional.empty();
        }
        boolean matches = (expression instanceof CodePlace.Expression.Catch && node instanceof CatchClause)
                || (expression instanceof CodePlace.Expression.Return && node instanceof ReturnStmt);
        return matches ? node.getBegin() : Optional.empty();
    }

    private static Optional<Position> call(Node node, CodePlace.Expression.Call call) {
        if (node instanceof MethodCallExpr invocation
                && invocation.getNameAsString().equals(call.name())) {
            return invocation.getScope().isEmpty()
                    ? invocation.getName().getBegin()
                    : tokenBefore(invocation.getName(), ".");
        }
        return node instanceof MethodReferenceExpr reference
                        && reference.getIdentifier().equals(call.name())
                ? node.getBegin()
                : Optional.empty();
    }

    private static Optional<Position> creation(Node node, CodePlace.Expression.Call call) {
        boolean matches = node instanceof ExplicitConstructorInvocationStmt
                || (node instanceof ObjectCreationExpr creation
                        && creation.getType().getNameAsString().equals(call.owner()))
                || (node instanceof MethodReferenceExpr reference
                        && reference.getIdentifier().equals("new"));
        return matches ? node.getBegin() : Optional.empty();
    }

    private static Optional<Position> write(Node node, CodePlace.Expression.FieldWrite write) {
        if (node instanceof AssignExpr assignment && names(assignment.getTarget(), write.field())) {
            return tokenBefore(assignment.getValue(), assignment.getOperator().asString());
        }
        if (node instanceof UnaryExpr unary
                && unary.getOperator().name().endsWith("CREMENT")
                && names(unary.getExpression(), write.field())) {
            return unary.isPrefix() ? unary.getBegin() : tokenAtEnd(unary);
        }
        if (node instanceof VariableDeclarator variable
                && variable.getInitializer().isPresent()
                && variable.getNameAsString().equals(write.field())
                && variable.getParentNode()
                        .filter(FieldDeclaration.class::isInstance)
                        .isPresent()) {
            return variable.getBegin();
        }
        return Optional.empty();
    }

    private static boolean names(Expression target, String field) {
        return (target instanceof NameExpr name && name.getNameAsString().equals(field))
                || (target instanceof FieldAccessExpr access
                        && access.getNameAsString().equals(field));
    }

    private static Optional<Position> tokenBefore(NodeWithTokenRange<?> node, String text) {
        Optional<JavaToken> token = node.getTokenRange().map(range -> range.getBegin());
        while (token.isPresent() && !token.get().getText().equals(text)) {
            token = token.get().getPreviousToken();
        }
        return token.flatMap(JavaToken::getRange).map(range -> range.begin);
    }

    private static Optional<Position> tokenAtEnd(Node node) {
        return node.getTokenRange().flatMap(range -> range.getEnd().getRange()).map(range -> range.begin);
    }
}
