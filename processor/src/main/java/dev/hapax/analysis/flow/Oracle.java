package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;

/** Knows about code outside of the method that is being looked at. */
interface Oracle {
    /**
     * What a call hands back.
     *
     * @param site where it stands
     * @param method what the call names
     * @param dispatch how the target is chosen
     * @param args receiver, if any, and arguments
     * @return the result's expression
     */
    Expr result(Site site, MethodKey method, Dispatch dispatch, List<Expr> args);

    /**
     * What a field holds.
     *
     * @param field the access
     * @return its value where that is known, else the access itself
     */
    Expr fieldValue(Expr.Field field);
}
