package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** When listeners run that wait for a point of the transaction in which an event was sent. */
final class TransactionPhases {
    /** By the annotation: the element that says when, and what that is where it is left out. */
    private static final Map<String, Declared> DECLARED = Map.of(
            "Lorg/springframework/transaction/event/TransactionalEventListener;",
            new Declared("phase", "AFTER_COMMIT"),
            "Ljakarta/enterprise/event/Observes;",
            new Declared("during", "IN_PROGRESS"),
            "Ljavax/enterprise/event/Observes;",
            new Declared("during", "IN_PROGRESS"));

    private static final Set<String> DURING = Set.of("BEFORE_COMMIT", "BEFORE_COMPLETION", "IN_PROGRESS");

    private record Declared(String element, String otherwise) {}

    private TransactionPhases() {}

    /** Whether a method runs when the transaction is over. */
    static boolean isLate(MethodNode method) {
        return isLate(Annotations.of(method));
    }

    /** Whether what carries some annotations runs when the transaction is over. */
    static boolean isLate(Stream<AnnotationNode> annotations) {
        return annotations
                .filter(annotation -> DECLARED.containsKey(annotation.desc))
                .anyMatch(TransactionPhases::isLate);
    }

    private static boolean isLate(AnnotationNode annotation) {
        Declared declared = DECLARED.get(annotation.desc);
        return declared != null
                && !DURING.contains(
                        Annotations.constant(annotation, declared.element()).orElse(declared.otherwise()));
    }
}
