package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;

/** Tells whether effects go through the connection or emitter that the guarantee hands to the handler. */
final class Transactions {
    private final Handler handler;
    private final CallTargets targets;

    Transactions(Handler handler, CallTargets targets) {
        this.handler = handler;
        this.targets = targets;
    }

    /** Whether a channel is the transaction parameter, or something of a library that was made of nothing else. */
    boolean isOwn(Expr channel) {
        return isRootedIn(channel, Handler.Role.CONNECTION) || isRootedIn(channel, Handler.Role.EMITTER);
    }

    boolean isRootedIn(Expr channel, Handler.Role role) {
        Expr root = Exprs.root(channel);
        if (root instanceof Expr.Param param) {
            return handler.roles().getOrDefault(param.index(), Handler.Role.OTHER) == role;
        }
        return isOfLibrary(root) && isMadeOf(root, role);
    }

    /** As {@code new JdbcTemplate(new SingleConnectionDataSource(connection, true))}: it can only go through what it was given. */
    private boolean isMadeOf(Expr made, Handler.Role role) {
        boolean found = false;
        for (Expr part : Subexpressions.of(made)) {
            if (part instanceof Expr.Const || part instanceof Expr.Null) {
                continue;
            }
            if (!isRootedIn(part, role)) {
                return false;
            }
            found = true;
        }
        return found;
    }

    private boolean isOfLibrary(Expr root) {
        if (root instanceof Expr.Fresh made) {
            return isUnknownBody(new MethodKey(made.type(), "<init>", made.constructor()), Dispatch.SPECIAL);
        }
        return root instanceof Expr.Call call && !call.receiver() && isUnknownBody(call.method(), Dispatch.STATIC);
    }

    private boolean isUnknownBody(MethodKey method, Dispatch dispatch) {
        return targets.of(method, dispatch, Exprs.UNKNOWN).isEmpty();
    }

    /** Whether it is known that an effect goes elsewhere; an object of the project's own may hold what it was given later. */
    boolean isElsewhere(Change change) {
        if (!canJoin(change.effect().action())) {
            return true;
        }
        Expr root = Exprs.root(change.channel());
        List<Expr> origins = List.copyOf(Exprs.options(root));
        return origins.stream()
                .map(Exprs::root)
                .noneMatch(origin -> origin instanceof Expr.Unknown
                        || origin instanceof Expr.Lambda
                        || origin instanceof Expr.Mixed
                        || (isMade(origin) && (!isOfLibrary(origin) || holdsOwn(origin))));
    }

    /** Only statements and an emitter's messages can be part of the transaction. */
    private static boolean canJoin(Action action) {
        return action instanceof Action.Catalogued call
                && (Statements.runs(call.role()) || call.method().owner().equals("dev/hapax/Emitter"));
    }

    private boolean holdsOwn(Expr made) {
        boolean[] own = {false};
        Subexpressions.visit(made, part -> own[0] |= part instanceof Expr.Param && isOwn(part));
        return own[0];
    }

    private static boolean isMade(Expr origin) {
        return origin instanceof Expr.Fresh || (origin instanceof Expr.Call call && !call.receiver());
    }
}
