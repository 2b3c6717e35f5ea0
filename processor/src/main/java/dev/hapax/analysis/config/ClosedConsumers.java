package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.Code;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Loops that close their consumer when they fail, in {@code finally} or at the end of a {@code try} with resources. Closing
 * commits the positions of a client that commits by itself (source: {@code KafkaConsumer.close}), and those lie behind all
 * that was polled.
 */
final class ClosedConsumers {
    private static final Set<String> CONSUMERS =
            Set.of("org/apache/kafka/clients/consumer/KafkaConsumer", "org/apache/kafka/clients/consumer/Consumer");

    private ClosedConsumers() {}

    static boolean in(MethodNode method) {
        MethodNode loop = Code.of(method);
        InsnList code = loop.instructions;
        int handler = loop.tryCatchBlocks.stream()
                .mapToInt(block -> code.indexOf(block.handler))
                .min()
                .orElse(code.size());
        for (AbstractInsnNode at = handler < code.size() ? code.get(handler) : null; at != null; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && call.name.equals("close") && CONSUMERS.contains(call.owner)) {
                return true;
            }
        }
        return false;
    }
}
