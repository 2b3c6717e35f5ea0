package dev.hapax.analysis.aspects;

import dev.hapax.analysis.catalog.NamesFallback.Failure;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/** Says whether a method can be run where another one has failed: what it takes, and what it hands back. */
final class FallbackParameters {
    private final Hierarchy hierarchy;

    FallbackParameters(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * How a method is run.
     *
     * @param given which of the failed method's arguments its parameters are, both from 0
     * @param failure internal name of the failures that it takes; empty where it takes none
     */
    record Fit(Map<Integer, Integer> given, Optional<String> failure) {}

    Optional<Fit> fit(MethodTarget failed, MethodTarget body, Failure where) {
        Type[] args = Type.getArgumentTypes(failed.method().desc);
        Type[] takes = Type.getArgumentTypes(body.method().desc);
        int failure = failure(takes, args.length, where);
        int rest = takes.length - (failure < 0 ? 0 : 1);
        boolean counts = switch (where) {
            case LAST -> failure >= 0 && (rest == 0 || rest == args.length);
            case MAY_BE_LAST -> rest == args.length;
            case MAY_BE_FIRST -> rest <= args.length;
        };
        if (!counts || !isKind(Type.getReturnType(failed.method().desc), Type.getReturnType(body.method().desc))) {
            return Optional.empty();
        }
        int first = failure == 0 ? 1 : 0;
        Map<Integer, Integer> given = new HashMap<>();
        for (int i = 0; i < rest; i++) {
            if (!isKind(takes[first + i], args[i])) {
                return Optional.empty();
            }
            given.put(first + i, i);
        }
        return Optional.of(
                new Fit(given, failure < 0 ? Optional.empty() : Optional.of(takes[failure].getInternalName())));
    }

    /** Which parameter is the failure; less than 0 where none is. */
    private int failure(Type[] takes, int args, Failure where) {
        int last = takes.length - 1;
        boolean first = where == Failure.MAY_BE_FIRST;
        if (last < 0 || (where == Failure.MAY_BE_LAST && last != args)) {
            return -1;
        }
        int at = first ? 0 : last;
        return takes[at].getSort() == Type.OBJECT
                        && hierarchy.supertypes(takes[at].getInternalName()).contains("java/lang/Throwable")
                ? at
                : -1;
    }

    private boolean isKind(Type wanted, Type one) {
        return wanted.equals(one)
                || (wanted.getSort() == Type.OBJECT
                        && one.getSort() >= Type.ARRAY
                        && (wanted.getInternalName().equals("java/lang/Object")
                                || hierarchy.supertypes(one.getInternalName()).contains(wanted.getInternalName())));
    }
}
