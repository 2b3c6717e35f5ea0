package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.Vendors;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Polls;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Recognizes what keeps a failed message: it is sent on, or stored, as a whole. */
final class DeadLetters {
    private static final Set<String> WHOLE = Set.of("value", "getValue", "getPayload", "payload", "body", "toString");

    /** How one of many records is come by. */
    private static final Set<String> ONE_OF_MANY = Set.of("next", "iterator", "records", "get", "stream");

    private static final Set<String> OF_MANY =
            Set.of("java/util/List", "java/util/Collection", "java/util/Iterator", "java/lang/Iterable");

    private final Handler handler;
    private final Hierarchy hierarchy;
    private final Recipients recipients;

    DeadLetters(Handler handler, Hierarchy hierarchy, Recipients recipients) {
        this.handler = handler;
        this.hierarchy = hierarchy;
        this.recipients = recipients;
    }

    /** Whether the message can be had from what an effect leaves. */
    boolean keeps(Effect effect) {
        if (!(effect.action() instanceof Action.Catalogued call)) {
            return false;
        }
        boolean statement = Statements.runs(call.role());
        if (!statement && !(call.role() instanceof Role.Effect || call.role() instanceof Role.SavesEntity)) {
            return false;
        }
        boolean named = DeadLetterPlaces.likely(effect, call);
        return (named || !statement)
                && DeadLetterPlaces.arguments(effect, call).stream().anyMatch(arg -> isWhole(arg, named));
    }

    /** Whether an effect goes to a topic by name that is for others than those who look after failures: a step back, as sagas do. */
    boolean isForOthers(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.Effect sent
                && sent.kind() == Role.EffectKind.SEND
                && recipients
                        .topic(effect, call, sent.resource())
                        .filter(topic -> !DeadLetterPlaces.isForFailures(topic))
                        .isPresent();
    }

    /** Whether the message is given up and kept where such messages are: there, twice is as good as once. */
    boolean buries(Effect effect) {
        return goesThere(effect) && keeps(effect);
    }

    /** Whether something is left where such messages are. */
    boolean goesThere(Effect effect) {
        return effect.action() instanceof Action.Catalogued call && DeadLetterPlaces.only(effect, call);
    }

    /** Whether the message itself is in a value: not only something that was read from it, nor in an event of the project's own. */
    private boolean isWhole(Expr value, boolean named) {
        if (value instanceof Expr.Param param) {
            return handler.isPayload(param.index());
        } else if (value instanceof Expr.Call call) {
            return isWhole(call, named);
        } else if (value instanceof Expr.Fresh made) {
            return carries(made.type(), named)
                    && Stream.concat(
                                    made.args().stream(),
                                    made.fields().names().stream().flatMap(name -> made.fields().get(name).stream()))
                            .anyMatch(arg -> isWhole(arg, named));
        } else if (value instanceof Expr.OneOf choice) {
            return choice.options().stream().allMatch(option -> isWhole(option, named));
        } else if (value instanceof Expr.Element element && element.of() instanceof Expr.Array array) {
            return isWhole(array, named); // which of them it is, is not known
        }
        return (value instanceof Expr.Array || value instanceof Expr.Concat)
                && Subexpressions.of(value).stream().anyMatch(part -> isWhole(part, named));
    }

    private boolean isWhole(Expr.Call call, boolean named) {
        String name = call.method().name();
        boolean content = call.receiver() && call.args().size() == 1 && WHOLE.contains(name);
        boolean oneOfMany = call.receiver()
                && ONE_OF_MANY.contains(name)
                && OF_MANY.contains(call.method().owner());
        if (content || oneOfMany) {
            return isWhole(call.args().get(0), named);
        } else if (isPolled(call)) {
            return true;
        }
        List<Expr> given = call.args()
                .subList(
                        call.receiver() && !call.args().isEmpty() ? 1 : 0,
                        call.args().size());
        return carries(call.method().owner(), named)
                && (given.stream().anyMatch(arg -> isWhole(arg, named)) || isBuilt(call, named));
    }

    /** Whether it is a record that a loop has polled itself. */
    private static boolean isPolled(Expr value) {
        Expr at = Exprs.nonNull(value);
        while (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
            if (Polls.handOut(call.method().descriptor())) {
                return true;
            } else if (!ONE_OF_MANY.contains(call.method().name())) {
                return false;
            }
            at = Exprs.nonNull(call.args().get(0));
        }
        return false;
    }

    private boolean carries(String type, boolean named) {
        return named
                || !(hierarchy.isProject(type)
                        || Vendors.areOne(type, handler.target().owner().name()));
    }

    /** A builder holds what its earlier calls were given. */
    private boolean isBuilt(Expr.Call call, boolean named) {
        return call.receiver()
                && !call.args().isEmpty()
                && Exprs.nonNull(call.args().get(0)) instanceof Expr.Call earlier
                && !isPolled(earlier)
                && isWhole(earlier, named);
    }
}
