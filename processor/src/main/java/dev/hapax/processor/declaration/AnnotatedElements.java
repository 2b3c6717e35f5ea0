package dev.hapax.processor.declaration;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The elements of a round that carry an annotation of ours, or one that makes a listener of another framework. The compiler
 * goes through every element of the compilation to find them, so it is asked once for all of them, and not at all where
 * none of these annotations occurs.
 */
public final class AnnotatedElements {
    private final Map<TypeElement, Set<Element>> byAnnotation = new LinkedHashMap<>();
    private final Set<TypeElement> foreign;
    private final boolean last;

    /**
     * Looks for them.
     *
     * @param annotations the annotation types that occur in the round
     * @param foreignListeners tells those of other frameworks
     * @param round the round
     * @param elements the compilation's elements
     */
    public AnnotatedElements(
            Set<? extends TypeElement> annotations,
            ForeignListeners foreignListeners,
            RoundEnvironment round,
            Elements elements) {
        foreign = foreignListeners.among(annotations);
        last = round.processingOver();
        annotations.stream()
                .filter(type -> foreign.contains(type)
                        || AnnotationNames.OWN.contains(type.getQualifiedName().toString()))
                .forEach(type -> byAnnotation.put(type, new LinkedHashSet<>()));
        if (!byAnnotation.isEmpty()) {
            round.getElementsAnnotatedWithAny(byAnnotation.keySet().toArray(new TypeElement[0]))
                    .forEach(element -> note(element, elements));
        }
    }

    private void note(Element element, Elements elements) {
        for (AnnotationMirror mirror : elements.getAllAnnotationMirrors(element)) {
            if (mirror.getAnnotationType().asElement() instanceof TypeElement type) {
                Set<Element> found = byAnnotation.get(type);
                if (found != null) {
                    found.add(element);
                }
            }
        }
    }

    /**
     * The elements with an annotation of ours.
     *
     * @param annotation the annotation type's qualified name
     * @return the elements; none where the annotation does not occur or is not on the class path
     */
    public Set<Element> with(String annotation) {
        return byAnnotation.entrySet().stream()
                .filter(entry -> entry.getKey().getQualifiedName().contentEquals(annotation))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(Set.of());
    }

    /**
     * The elements that an annotation makes listeners of another framework.
     *
     * @return the elements
     */
    public Set<Element> foreign() {
        Set<Element> found = new LinkedHashSet<>();
        foreign.forEach(type -> found.addAll(byAnnotation.getOrDefault(type, Set.of())));
        return found;
    }

    /**
     * Whether no other round follows.
     *
     * @return true for the last round
     */
    public boolean inLastRound() {
        return last;
    }
}
