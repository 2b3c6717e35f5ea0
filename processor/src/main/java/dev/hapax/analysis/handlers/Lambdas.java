package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The lambdas and method references that a method's code makes. */
final class Lambdas {
    private Lambdas() {}

    /**
     * A lambda or method reference.
     *
     * @param type internal name of the functional interface
     * @param arity how many parameters its method has
     * @param body what it runs
     */
    record Lambda(String type, int arity, Handle body) {
        /** Whether its body is a method that its source names. */
        boolean isReference() {
            return !Names.isLambda(body.getName());
        }

        /** The body, where it is a method of the same class. */
        Optional<MethodTarget> in(MethodTarget maker) {
            return body.getOwner().equals(maker.owner().name())
                    ? maker.owner()
                            .method(body.getName() + body.getDesc())
                            .map(method -> new MethodTarget(maker.owner(), method).on(maker.receiver()))
                    : Optional.empty();
        }
    }

    static Stream<Lambda> madeBy(MethodNode method) {
        return StreamSupport.stream(Code.of(method).instructions.spliterator(), false)
                .filter(InvokeDynamicInsnNode.class::isInstance)
                .map(InvokeDynamicInsnNode.class::cast)
                .filter(made ->
                        made.bsmArgs.length > 1 && made.bsmArgs[0] instanceof Type && made.bsmArgs[1] instanceof Handle)
                .map(made -> new Lambda(
                        Type.getReturnType(made.desc).getInternalName(),
                        ((Type) made.bsmArgs[0]).getArgumentTypes().length,
                        (Handle) made.bsmArgs[1]));
    }

    /** A method and the lambdas that its code holds, those within lambdas included. */
    static Set<MethodTarget> within(MethodTarget method) {
        Set<MethodTarget> seen = new LinkedHashSet<>();
        Deque<MethodTarget> open = new ArrayDeque<>(List.of(method));
        while (!open.isEmpty()) {
            MethodTarget next = open.removeFirst();
            if (seen.add(next)) {
                madeBy(next.method())
                        .filter(lambda -> !lambda.isReference())
                        .forEach(lambda -> lambda.in(next).ifPresent(open::add));
            }
        }
        return seen;
    }
}
