package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * Whose groups code may tell where to begin. A class that makes its own consumers tells these; what stands on a handler is
 * its own; of anything else it is not known, so that it may be anybody's.
 */
final class CodeBeginnings {
    private static final String OWN_CONSUMER = "org/apache/kafka/clients/consumer/KafkaConsumer";
    private static final List<String> FRAMEWORKS =
            List.of("org/springframework/kafka/", "org/springframework/boot/", "io/smallrye/", "io/micronaut/");

    private final Set<Framework> reached = EnumSet.noneOf(Framework.class);

    /**
     * What classes say.
     *
     * @param mentioning the classes of the project whose constants name the setting
     * @param handling internal names of those that have handlers
     */
    CodeBeginnings(Stream<ClassModel> mentioning, Set<String> handling) {
        mentioning.forEach(type -> add(type, handling.contains(type.name())));
    }

    private void add(ClassModel type, boolean handling) {
        if (isInCode(type) || !(handling && isOnDeclarations(type))) {
            reached.addAll(reached(type));
        }
    }

    private static Set<Framework> reached(ClassModel type) {
        String constants = ClassContext.constants(type.file());
        boolean own = constants.contains(OWN_CONSUMER) && FRAMEWORKS.stream().noneMatch(constants::contains);
        return own ? EnumSet.of(Framework.CLIENT) : EnumSet.allOf(Framework.class);
    }

    private static boolean isInCode(ClassModel type) {
        return type.node().fields.stream().anyMatch(field -> isMention(field.value))
                || type.node().methods.stream()
                        .flatMap(method -> StreamSupport.stream(
                                Code.of(method).instructions.spliterator(), false))
                        .anyMatch(CodeBeginnings::isMention);
    }

    private static boolean isMention(AbstractInsnNode insn) {
        return (insn instanceof LdcInsnNode constant && isMention(constant.cst))
                || (insn instanceof InvokeDynamicInsnNode call
                        && Arrays.stream(call.bsmArgs).anyMatch(CodeBeginnings::isMention));
    }

    private static boolean isMention(@Nullable Object value) {
        return value instanceof String text && Beginnings.mentions(text);
    }

    private static boolean isOnDeclarations(ClassModel type) {
        return (type.node().access & Opcodes.ACC_ANNOTATION) == 0
                && Stream.concat(
                                Annotations.of(type),
                                type.node().methods.stream().flatMap(Annotations::of))
                        .anyMatch(CodeBeginnings::isIn);
    }

    private static boolean isIn(AnnotationNode annotation) {
        List<Object> values = annotation.values;
        return values != null && values.stream().anyMatch(CodeBeginnings::isInValue);
    }

    private static boolean isInValue(Object value) {
        return isMention(value)
                || (value instanceof AnnotationNode nested && isIn(nested))
                || (value instanceof List<?> list && list.stream().anyMatch(CodeBeginnings::isInValue));
    }

    /**
     * Whether the code may say where a handler's group begins.
     *
     * @param handler the handler
     * @param annotations those of the handler, of what it overrides, and of their classes
     */
    boolean mayReach(Subscription handler, Stream<AnnotationNode> annotations) {
        return reached.contains(handler.framework()) || annotations.anyMatch(CodeBeginnings::isIn);
    }
}
