package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;

/**
 * A call in a method's code.
 *
 * @param site where it stands
 * @param method what it names
 * @param dispatch how its target is found
 * @param args receiver, if any, and arguments
 * @param resultUsed whether anything looks at its result
 */
public record CallSite(Site site, MethodKey method, Dispatch dispatch, List<Expr> args, boolean resultUsed) {
    /** Copies the list. */
    public CallSite {
        args = Exprs.list(args);
    }

    /**
     * The same call of another method.
     *
     * @param other the method
     * @return the call
     */
    public CallSite of(MethodKey other) {
        return new CallSite(site, other, dispatch, args, resultUsed);
    }

    /**
     * The receiver.
     *
     * @return what the method is called on; unknown for static calls
     */
    public Expr receiver() {
        return dispatch.hasReceiver() ? Exprs.nonNull(args.get(0)) : Exprs.UNKNOWN;
    }

    /**
     * An argument.
     *
     * @param index its position, from 0, the receiver not counted
     * @return its value; unknown where there is none
     */
    public Expr arg(int index) {
        int at = dispatch.hasReceiver() ? index + 1 : index;
        return index >= 0 && at < args.size() ? args.get(at) : Exprs.UNKNOWN;
    }
}
