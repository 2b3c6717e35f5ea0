package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import java.util.List;

/** Calls that no catalog row is needed for. */
final class Silent {
    /** What the JDK has beyond memory and computation: a call there that the catalog does not know is not taken for harmless. */
    private static final List<String> REACHING_OUT = List.of(
            "java/sql/",
            "javax/sql/",
            "java/net/",
            "java/nio/file/",
            "java/nio/channels/",
            "java/rmi/",
            "javax/naming/");

    private Silent() {}

    static boolean isSilent(CallSite call) {
        String owner = call.method().owner();
        if (call.method().name().startsWith("<") || owner.startsWith("[")) {
            return true;
        } else if (owner.startsWith("java/")) {
            return REACHING_OUT.stream().noneMatch(owner::startsWith);
        }
        return call.receiver() instanceof Expr.Fresh && !Unexplained.reachesOut(call.method());
    }
}
