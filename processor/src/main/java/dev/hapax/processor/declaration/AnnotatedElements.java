package dev.hapax.processor.declaration;

import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotated elements of a round. Looking for those of one annotation goes through every element of the compilation, so
 * it is done only for annotations that occur.
 *
 * @param annotations the annotation types that occur in the round
 * @param round the round
 */
public record AnnotatedElements(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    /**
     * The elements with an annotation.
     *
     * @param annotation the annotation type's qualified name
     * @return the elements; none where the annotation does not occur or is not on the class path
     */
    public Set<? extends Element> with(String annotation) {
        for (TypeElement type : annotations) {
            if (type.getQualifiedName().contentEquals(annotation)) {
                return round.getElementsAnnotatedWith(type);
            }
        }
        return Set.of();
    }
}
