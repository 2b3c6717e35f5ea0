package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodKey;
import java.util.Set;
import org.objectweb.asm.Type;

/** What a call may do that neither the project's code nor the catalog explains, as far as its name and its types say. */
public final class Unexplained {
    /** What leaves the object that is called. */
    private static final Set<String> REACHING_OUT = Set.of(
            "send",
            "publish",
            "emit",
            "produce",
            "notify",
            "post",
            "submit",
            "dispatch",
            "enqueue",
            "save",
            "insert",
            "persist",
            "upsert",
            "update",
            "delete",
            "upload",
            "execute",
            "exec",
            "charge",
            "pay",
            "refund",
            "transfer",
            "debit",
            "credit",
            "withdraw",
            "deposit",
            "reserve",
            "book",
            "ship",
            "cancel",
            "transmit",
            "deliver",
            "index");

    /** What an object may do with itself alone, where it was made in sight. */
    private static final Set<String> CHANGING = Set.of(
            "add",
            "append",
            "put",
            "push",
            "pop",
            "write",
            "store",
            "create",
            "remove",
            "set",
            "increment",
            "incr",
            "decrement",
            "decr",
            "register",
            "mark",
            "record",
            "complete",
            "process",
            "cache",
            "start",
            "trigger",
            "release",
            "confirm",
            "approve",
            "invoke",
            "merge",
            "replace",
            "patch",
            "issue",
            "place",
            "apply",
            "handle",
            "run",
            "claim",
            "acquire");

    /** What is said without an argument of something that was prepared; other names without one are a component's. */
    private static final Set<String> OF_WHAT_WAS_PREPARED = Set.of(
            "send", "save", "persist", "submit", "execute", "exec", "publish", "update", "delete", "insert", "upload");

    private static final Set<String> LOOKING = Set.of(
            "get",
            "find",
            "is",
            "has",
            "exists",
            "count",
            "list",
            "read",
            "load",
            "fetch",
            "query",
            "search",
            "stream",
            "select",
            "contains",
            "lookup",
            "all",
            "first",
            "single",
            "one",
            "of",
            "from",
            "to",
            "as",
            "with",
            "empty",
            "just",
            "defer",
            "error",
            "failed");

    private static final String SUSPENDED = "kotlin/coroutines/Continuation";

    private Unexplained() {}

    /** Whether a call changes more than the object that it is made on, by its name. */
    static boolean reachesOut(MethodKey method) {
        return isSaid(method, REACHING_OUT);
    }

    /**
     * Whether work is begun whose result comes later. Somebody always takes such a result, to wait for it or to go on
     * from it, so that using it says nothing of why the call is made.
     *
     * @param method what is called
     * @return whether the call is made for what it does, as far as can be told
     */
    public static boolean beginsWork(MethodKey method) {
        boolean later = FutureTypes.isFuture(FutureTypes.returned(method.descriptor())) || isSuspended(method);
        return later && !FutureTypes.isFuture(method.owner()) && !LOOKING.contains(verb(method.name()));
    }

    /**
     * Whether a call whose result is used may change something all the same. A call that hands back what it was made on
     * only describes something.
     *
     * @param method what is called
     * @return whether its name says so
     */
    public static boolean mayChange(MethodKey method) {
        boolean described = FutureTypes.returned(method.descriptor()).equals(method.owner());
        boolean text = method.name().endsWith("AsString") || method.name().endsWith("AsBytes");
        return !text && (reachesOut(method) || (!described && isSaid(method, CHANGING)));
    }

    private static boolean isSaid(MethodKey method, Set<String> verbs) {
        boolean given = Type.getArgumentTypes(method.descriptor()).length > 0;
        return verbs.contains(verb(method.name())) && (given || OF_WHAT_WAS_PREPARED.contains(method.name()));
    }

    private static boolean isSuspended(MethodKey method) {
        Type[] arguments = Type.getArgumentTypes(method.descriptor());
        return arguments.length > 0
                && arguments[arguments.length - 1].getSort() == Type.OBJECT
                && arguments[arguments.length - 1].getInternalName().equals(SUSPENDED);
    }

    /** The first word of a name in camel case. */
    private static String verb(String name) {
        int end = 0;
        while (end < name.length() && !Character.isUpperCase(name.charAt(end))) {
            end++;
        }
        return name.substring(0, end);
    }
}
