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
     * What a call writes to objects that it is given.
     *
     * @param method what the call names
     * @param dispatch how the target is chosen
     * @param args receiver, if any, and arguments
     * @return the changes, in order
     */
    List<Mutations.Change> changes(MethodKey method, Dispatch dispatch, List<Expr> args);

    /**
     * Whether the fields of a class's objects are followed.
     *
     * @param constructor the constructor that runs
     * @return true for the project's own classes, as far as the constructor is known
     */
    boolean isFollowed(MethodKey constructor);

    /**
     * What a field holds.
     *
     * @param field the access
     * @return its value where that is known, else the access itself
     */
    Expr fieldValue(Expr.Field field);
}
