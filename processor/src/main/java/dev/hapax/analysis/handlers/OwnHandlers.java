package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Methods with Hapax's own annotation, which counts where it stands: it is neither inherited nor stood for. */
final class OwnHandlers implements HandlerForm {
    private static final String KAFKA_HANDLER = "Ldev/hapax/KafkaHandler;";

    @Override
    public Set<String> marks() {
        return Set.of(KAFKA_HANDLER);
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        return bean.declared()
                // javac copies annotations to bridges, which only lead to the method itself
                .filter(target -> (target.method().access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0)
                .filter(target ->
                        Annotations.find(target.method(), KAFKA_HANDLER).isPresent())
                .map(target -> Declarations.handler(target, true));
    }
}
