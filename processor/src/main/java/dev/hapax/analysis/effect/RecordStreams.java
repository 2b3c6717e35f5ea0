package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Knows reactive streams of the records that come from Kafka. Who begins one has a loop, and hands nothing off: the stream
 * asks for the next records when it has done with these.
 */
final class RecordStreams {
    private static final int MAX_HANDED_ON = 6;
    private static final String RECORD = "Lreactor/core/publisher/Flux<Lreactor/kafka/receiver/ReceiverRecord<";

    private final CatalogLookup catalog;
    private final CallTargets targets;

    RecordStreams(CatalogLookup catalog, CallTargets targets) {
        this.catalog = catalog;
        this.targets = targets;
    }

    /**
     * Whether an instruction takes such a stream, or what comes of it.
     *
     * @param method the method
     * @param uses its data flow
     * @param index the instruction in it
     */
    boolean isTakenAt(MethodTarget method, Uses uses, int index) {
        return isTakenAt(method, uses, index, new HashSet<>(), MAX_HANDED_ON);
    }

    private boolean isTakenAt(MethodTarget method, Uses uses, int index, Set<Integer> seen, int depth) {
        Set<Integer> origins = uses.origins(index);
        return origins.isEmpty()
                ? takesRecords(method)
                : origins.stream().anyMatch(origin -> seen.add(origin) && isMadeAt(method, uses, origin, seen, depth));
    }

    /** A parameter that is no more than handed in is not seen to come from anywhere. */
    private static boolean takesRecords(MethodTarget method) {
        String signature = method.method().signature;
        return signature != null && signature.contains(RECORD) && signature.indexOf(RECORD) < signature.indexOf(')');
    }

    private boolean isMadeAt(MethodTarget method, Uses uses, int index, Set<Integer> seen, int depth) {
        if (!(Code.of(method.method()).instructions.get(index) instanceof MethodInsnNode call)) {
            return false;
        }
        MethodKey key = new MethodKey(call.owner, call.name, call.desc);
        if (catalog.role(key).orElse(null) instanceof Role.Receives) {
            return true;
        } else if (ColdTypes.are(call.owner)) {
            return isTakenAt(method, uses, index, seen, depth);
        }
        boolean cold = ColdTypes.areReturned(call.desc);
        Dispatch dispatch = call.getOpcode() == Opcodes.INVOKESTATIC ? Dispatch.STATIC : Dispatch.VIRTUAL;
        List<MethodTarget> bodies = cold ? targets.of(key, dispatch, Exprs.UNKNOWN) : List.of();
        // a library that is given the stream hands on what comes of it: sender.send(receiver.receive().map(…))
        return bodies.isEmpty()
                ? cold
                        && uses.given(index).stream()
                                .anyMatch(origin -> seen.add(origin) && isMadeAt(method, uses, origin, seen, depth))
                : depth > 0 && bodies.stream().anyMatch(body -> isReturned(body, depth - 1));
    }

    private boolean isReturned(MethodTarget method, int depth) {
        Optional<Uses> uses = Uses.of(method);
        InsnList code = Code.of(method.method()).instructions;
        for (AbstractInsnNode insn : code) {
            boolean returned = insn.getOpcode() == Opcodes.ARETURN
                    && uses.filter(known -> isTakenAt(method, known, code.indexOf(insn), new HashSet<>(), depth))
                            .isPresent();
            if (returned) {
                return true;
            }
        }
        return false;
    }
}
