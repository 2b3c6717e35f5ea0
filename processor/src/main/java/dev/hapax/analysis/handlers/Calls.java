package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Code;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The calls in a method's own code, those in its lambdas left out. */
final class Calls {
    private Calls() {}

    static Stream<MethodInsnNode> in(MethodNode method) {
        return StreamSupport.stream(Code.of(method).instructions.spliterator(), false)
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast);
    }
}
