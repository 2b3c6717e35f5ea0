package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role.Resource;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Texts;
import dev.hapax.analysis.wiring.InjectionPoints;
import java.util.Optional;
import java.util.Set;

/** Names what the catalog's effects go to, in the user's own words: a topic, a channel, a URL, a store. */
final class Recipients {
    private static final String UNKNOWN = "?";

    private final InjectionPoints points;

    Recipients(InjectionPoints points) {
        this.points = points;
    }

    /** The name in backticks, or the catalog's noun; empty where neither is known. */
    String of(Effect effect, Action.Catalogued call, Resource resource) {
        if (resource instanceof Resource.Named named) {
            return named.name();
        } else if (resource instanceof Resource.Injected injected) {
            return call.receiver() ? injected(effect.operand(0), injected) : injected.otherwise();
        }
        int index = ((Resource.Argument) resource).index();
        Expr argument = addressed(effect, call, index);
        String name = text(argument).orElseGet(() -> field(argument));
        return name.isEmpty() ? "" : quoted(name);
    }

    /** The name of a topic or a channel, where the code itself says it. */
    Optional<String> topic(Effect effect, Action.Catalogued call, Resource resource) {
        if (resource instanceof Resource.Injected injected && call.receiver()) {
            return Exprs.nonNull(effect.operand(0)) instanceof Expr.Field field
                    ? points.named(field.owner(), field.name(), injected.annotation())
                    : Optional.empty();
        }
        return resource instanceof Resource.Argument argument
                ? text(addressed(effect, call, argument.index()))
                : Optional.empty();
    }

    /** What names the recipient: of a record that is made here, what it is made with first. */
    private static Expr addressed(Effect effect, Action.Catalogued call, int index) {
        Expr argument = Exprs.nonNull(Statements.argument(effect.operands(), call.receiver(), index));
        return argument instanceof Expr.Fresh made && !made.args().isEmpty()
                ? made.args().get(0)
                : argument;
    }

    private static Optional<String> text(Expr argument) {
        Set<String> texts = Texts.of(argument, UNKNOWN);
        return texts.size() == 1
                ? texts.stream().filter(text -> !text.contains(UNKNOWN)).findFirst()
                : Optional.empty();
    }

    private String injected(Expr receiver, Resource.Injected named) {
        return Exprs.nonNull(receiver) instanceof Expr.Field field
                ? quoted(points.named(field.owner(), field.name(), named.annotation())
                        .orElse(field.name()))
                : named.otherwise();
    }

    /** A name that settings bring is not in the code, but the field that holds it is. */
    private static String field(Expr argument) {
        return argument instanceof Expr.Field field ? field.name() : "";
    }

    private static String quoted(String name) {
        return "`" + name + "`";
    }
}
