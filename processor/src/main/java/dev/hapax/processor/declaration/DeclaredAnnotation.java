package dev.hapax.processor.declaration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.QualifiedNameable;

/**
 * An annotation as it stands on an element.
 *
 * @param element what it stands on
 * @param mirror the annotation
 */
public record DeclaredAnnotation(Element element, AnnotationMirror mirror) {
    /**
     * Finds an annotation.
     *
     * @param element where to look; inherited annotations do not count
     * @param name the annotation's full name
     * @return the annotation, or empty where the element does not carry it
     */
    public static Optional<DeclaredAnnotation> find(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> name(mirror).equals(name))
                .findFirst()
                .map(mirror -> new DeclaredAnnotation(element, mirror));
    }

    /**
     * The value that is written for a member; a default does not count.
     *
     * @param member the member's name
     * @return the value, or empty where none is written
     */
    Optional<AnnotationValue> value(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** The text written for a member of type String; empty where there is none. */
    String text(String member) {
        return value(member).map(DeclaredAnnotation::textOf).orElse("");
    }

    /** The values written for a member of an array type; a single value without braces is a list of one. */
    List<AnnotationValue> values(String member) {
        return value(member)
                .map(value -> value.getValue() instanceof List<?> list
                        ? list.stream().map(AnnotationValue.class::cast).toList()
                        : List.of(value))
                .orElse(List.of());
    }

    /** The text of a value of type String. */
    static String textOf(AnnotationValue value) {
        return String.valueOf(value.getValue());
    }

    private static String name(AnnotationMirror mirror) {
        return mirror.getAnnotationType().asElement() instanceof QualifiedNameable named
                ? named.getQualifiedName().toString()
                : "";
    }
}
