package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import java.util.Optional;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Elements of one annotation that stand for those of another one, on the first one's type, as Spring reads them. */
final class AliasedElements {
    private static final String ALIAS = "Lorg/springframework/core/annotation/AliasFor;";

    private AliasedElements() {}

    /**
     * An annotation as it counts where an annotated one is used.
     *
     * @param meta the annotation that stands on the other one's type
     * @param used the other one
     * @param type the other one's type
     */
    static AnnotationNode merged(AnnotationNode meta, AnnotationNode used, ClassModel type) {
        AnnotationNode merged = new AnnotationNode(meta.desc);
        meta.accept(merged);
        for (MethodNode element : type.node().methods) {
            Optional<String> meant = Annotations.find(element, ALIAS)
                    .filter(alias -> Annotations.type(alias, "annotation")
                            .filter(one -> one.getDescriptor().equals(meta.desc))
                            .isPresent())
                    .map(alias -> Annotations.text(alias, "attribute")
                            .or(() -> Annotations.text(alias, "value"))
                            .orElse(element.name));
            Optional<Object> value =
                    Annotations.value(used, element.name).or(() -> Optional.ofNullable(element.annotationDefault));
            if (meant.isPresent() && value.isPresent()) {
                set(merged, meant.get(), value.get());
            }
        }
        return merged;
    }

    private static void set(AnnotationNode annotation, String element, Object value) {
        AnnotationNode changed = new AnnotationNode(annotation.desc);
        for (int i = 0; annotation.values != null && i + 1 < annotation.values.size(); i += 2) {
            if (!annotation.values.get(i).equals(element)) {
                changed.visit((String) annotation.values.get(i), annotation.values.get(i + 1));
            }
        }
        changed.visit(element, value);
        annotation.values = changed.values;
    }
}
