package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Methods and constructors that ask a Kafka consumer for records and do something with them, in their own code or in a
 * lambda. One that only hands the records to its caller leaves that to it, and so does one that hands on a collection of
 * what it made of them, where somebody takes it.
 */
final class PollLoops implements HandlerForm {
    static final String RECORDS = "org/apache/kafka/clients/consumer/ConsumerRecords";
    private static final String KAFKA = "org/apache/kafka/";
    /** Confluent's parallel consumer polls by itself, and runs what its polling methods are given. */
    private static final String PARALLEL = "io/confluent/parallelconsumer/ParallelStreamProcessor";

    @Override
    public Set<String> marks() {
        return Set.of(")L" + RECORDS + ";", PARALLEL);
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        return bean.code().flatMap(method -> within(bean, method));
    }

    private static Stream<Handler> within(Bean bean, MethodTarget method) {
        List<Handler> loops = loops(method);
        List<Handler> takers =
                loops.isEmpty() ? List.of() : TakenEvents.from(bean, method).toList();
        return takers.isEmpty() ? loops.stream() : takers.stream();
    }

    private static List<Handler> loops(MethodTarget method) {
        return Lambdas.within(method).stream()
                .filter(PollLoops::polls)
                .map(target -> Declarations.standingFor(target, method, 0))
                .toList();
    }

    /** Whether a method's code asks for records and keeps them. */
    static boolean polls(MethodTarget target) {
        for (AbstractInsnNode insn : Code.of(target.method()).instructions) {
            if (insn instanceof MethodInsnNode call && isPoll(call) && !isHandedOn(call)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPoll(MethodInsnNode call) {
        return (call.owner.equals(PARALLEL) && call.name.startsWith("poll"))
                || (Type.getReturnType(call.desc).getDescriptor().equals("L" + RECORDS + ";")
                        && (call.name.equals("poll") || !call.owner.startsWith(KAFKA)));
    }

    private static boolean isHandedOn(MethodInsnNode call) {
        return isDropped(call) || isReturned(call);
    }

    /** Whether nothing looks at what a call hands back. */
    static boolean isDropped(MethodInsnNode call) {
        AbstractInsnNode next = following(call);
        return next == null || next.getOpcode() == Opcodes.POP;
    }

    /** Whether what a call hands back is returned as it is. */
    static boolean isReturned(MethodInsnNode call) {
        AbstractInsnNode next = following(call);
        if (next instanceof VarInsnNode store
                && store.getOpcode() == Opcodes.ASTORE
                && following(store) instanceof VarInsnNode load
                && load.getOpcode() == Opcodes.ALOAD
                && load.var == store.var) {
            next = following(load);
        }
        return next != null && next.getOpcode() == Opcodes.ARETURN;
    }

    private static @Nullable AbstractInsnNode following(AbstractInsnNode insn) {
        AbstractInsnNode next = insn.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next;
    }
}
