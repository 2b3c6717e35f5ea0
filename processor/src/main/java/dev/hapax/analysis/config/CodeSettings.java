package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.Places;
import dev.hapax.analysis.flow.Flows;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Finds settings of Kafka clients that code writes: entries of maps, and calls of factories and of Hapax itself. */
final class CodeSettings {
    private static final int NO_BODY = Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE;

    private final Flows flows;
    private final Places places = new Places();

    CodeSettings(Flows flows) {
        this.flows = flows;
    }

    /** What a class's code sets. */
    List<KafkaSetting> in(ClassModel type, ClassContext context) {
        List<KafkaSetting> found = new ArrayList<>();
        for (MethodNode method : type.node().methods) {
            MethodTarget target = new MethodTarget(type, method);
            if ((method.access & NO_BODY) == 0) {
                flows.of(target)
                        .map(flow -> new MethodSettings(flow, target, context, places))
                        .ifPresent(settings -> found.addAll(settings.all()));
            }
        }
        return found;
    }
}
