package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import org.objectweb.asm.tree.MethodInsnNode;

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
     * What a call does to objects that it is given.
     *
     * @param site where it stands
     * @param method what the call names
     * @param dispatch how the target is chosen
     * @param args receiver, if any, and arguments
     * @return the changes, in order
     */
    List<Mutations.Change> changes(Site site, MethodKey method, Dispatch dispatch, List<Expr> args);

    /**
     * Whether the fields of a class's objects are followed.
     *
     * @param constructor the constructor that runs
     * @return true for the project's own classes, as far as the constructor is known
     */
    boolean isFollowed(MethodKey constructor);

    /**
     * What a field holds, at whatever time it is read.
     *
     * @param field the access
     * @return its value where that is known, else the access itself
     */
    Expr fieldValue(Expr.Field field);

    /**
     * What a field holds that is read now.
     *
     * @param field the access, to an object as it is now
     * @return its value where that is known, else the access itself
     */
    Expr read(Expr.Field field);

    /**
     * What an instruction calls.
     *
     * @param call the instruction
     * @return the method as the call names it, the same object each time
     */
    MethodKey called(MethodInsnNode call);
}
