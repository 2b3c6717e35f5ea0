package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Finds the handlers that classes declare, in every form that is known. */
public final class Handlers {
    private static final List<HandlerForm> FORMS = List.of(new OwnHandlers(), new SpringListeners());

    private Handlers() {}

    /**
     * The handlers of a class.
     *
     * @param model the class
     * @return its handlers, in the order of its methods
     */
    public static Stream<Handler> of(ClassModel model) {
        return model.node().methods.stream()
                .filter(method -> !isBridge(method))
                .map(method -> new MethodTarget(model, method))
                .flatMap(target -> handler(target).stream());
    }

    /**
     * The annotations of which a class file names at least one, where it declares a handler.
     *
     * @return their descriptors
     */
    public static Set<String> annotations() {
        return FORMS.stream().map(HandlerForm::annotation).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Handler> handler(MethodTarget target) {
        return FORMS.stream().flatMap(form -> form.read(target).stream()).findFirst();
    }

    /** javac copies annotations to bridges, which only lead to the method itself. */
    private static boolean isBridge(MethodNode method) {
        return (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) != 0;
    }

    /**
     * Any method, taken as if it were a handler.
     *
     * @param target the method
     * @return the handler that it would be
     */
    public static Handler suppose(MethodTarget target) {
        return Declarations.handler(target, true);
    }
}
