package dev.hapax.analysis.judge;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What methods make of failures that they catch: {@code catch (DuplicateKeyException e) { throw new SeenBefore(e); }}. */
final class Translations {
    private final Hierarchy hierarchy;
    private final ExceptionKinds kinds;
    private final Map<Method, Set<String>> ofFailures = new HashMap<>();

    private record Method(String owner, String signature) {}

    Translations(Hierarchy hierarchy, ExceptionKinds kinds) {
        this.hierarchy = hierarchy;
        this.kinds = kinds;
    }

    /** The exceptions that are thrown instead, with their supertypes, where an instruction fails for a duplicate. */
    Set<String> of(Site site) {
        Set<String> thrown = new HashSet<>();
        hierarchy.resolve(site.method()).ifPresent(target -> {
            MethodNode method = Code.of(target.method());
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (block.type != null && kinds.catchesDuplicates(List.of(block.type)) && covers(method, block, site)) {
                    thrownBy(block.handler, thrown);
                }
            }
        });
        return thrown;
    }

    /**
     * The exceptions, with their supertypes, that methods on the way to an effect throw in the place of other failures:
     * {@code catch (SQLException e) { throw new StoreFailed(e); }}.
     */
    Set<String> ofFailures(Effect effect) {
        Set<String> thrown = new HashSet<>();
        for (PathStep step : effect.path()) {
            CodePlace place = step.place();
            Set<String> here =
                    ofFailures.computeIfAbsent(new Method(place.className(), place.method()), this::ofFailures);
            thrown.addAll(here);
        }
        return thrown;
    }

    private Set<String> ofFailures(Method method) {
        int descriptor = method.signature().indexOf('(');
        Set<String> thrown = new HashSet<>();
        if (descriptor > 0) {
            MethodKey key = new MethodKey(
                    method.owner(),
                    method.signature().substring(0, descriptor),
                    method.signature().substring(descriptor));
            hierarchy
                    .resolve(key)
                    .ifPresent(target -> Code.of(target.method()).tryCatchBlocks.stream()
                            .filter(block -> block.type != null && !kinds.isOwn(block.type))
                            .forEach(block -> thrownBy(block.handler, thrown)));
        }
        return thrown;
    }

    private static boolean covers(MethodNode method, TryCatchBlockNode block, Site site) {
        return Code.of(method).instructions.indexOf(block.start) <= site.index()
                && site.index() < Code.of(method).instructions.indexOf(block.end);
    }

    /** The exceptions that are made until the first one is thrown. */
    private void thrownBy(AbstractInsnNode handler, Set<String> thrown) {
        Set<String> made = new HashSet<>();
        for (AbstractInsnNode insn = handler; insn != null; insn = insn.getNext()) {
            if (insn instanceof TypeInsnNode type && insn.getOpcode() == Opcodes.NEW) {
                made.add(type.desc);
            } else if (insn.getOpcode() == Opcodes.ATHROW) {
                made.stream()
                        .map(hierarchy::supertypes)
                        .filter(types -> types.contains("java/lang/Throwable"))
                        .forEach(thrown::addAll);
                return;
            } else if (insn.getOpcode() == Opcodes.GOTO
                    || (insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN)) {
                return;
            }
        }
    }
}
