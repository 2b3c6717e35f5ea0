package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.Optional;

/** Values in words: {@code amount} for {@code order.amount()}. */
final class Phrases {
    private final MethodTarget handler;

    Phrases(MethodTarget handler) {
        this.handler = handler;
    }

    /** A short name for a value, if it has one. */
    Optional<String> name(Expr value) {
        Expr expr = Exprs.nonNull(value);
        if (expr instanceof Expr.Field field) {
            return Optional.of(field.name());
        } else if (expr instanceof Expr.Const constant) {
            return Optional.of(String.valueOf(constant.value()));
        } else if (expr instanceof Expr.Call call) {
            return call.args().size() == 1 && call.receiver()
                    ? Optional.of(property(call.method().name()))
                    : Optional.empty();
        } else if (expr instanceof Expr.Param param) {
            return Annotations.parameterName(handler.method(), param.index() - (handler.isStatic() ? 0 : 1));
        } else if (expr instanceof Expr.Op op && op.operands().size() == 1) {
            return name(op.operands().get(0));
        }
        return Optional.empty();
    }

    static String property(String method) {
        boolean getter = method.startsWith("get") && method.length() > 3;
        return getter ? Character.toLowerCase(method.charAt(3)) + method.substring(4) : method;
    }

    /** A value's name in quotes, or words for a value without one. */
    String quoted(Expr value, String otherwise) {
        return name(value).map(name -> "`" + name + "`").orElse(otherwise);
    }
}
