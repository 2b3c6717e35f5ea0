package dev.hapax.processor.declaration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Tells which methods other frameworks call as message handlers, or receive messages themselves. */
public final class ForeignListeners {
    private static final String LISTENER_OBJECT = "org.springframework.kafka.listener.GenericMessageListener";
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final Set<String> FUNCTIONS = Set.of("java.util.function.Consumer", "java.util.function.Function");

    private final Elements elements;
    private final Types types;
    private final Predicate<Element> receives;
    private final Map<String, Boolean> known = new HashMap<>();

    /**
     * Prepares.
     *
     * @param elements the compilation's elements
     * @param types the compilation's types
     * @param receives whether a method's code asks a consumer for messages, as far as that can be seen
     */
    public ForeignListeners(Elements elements, Types types, Predicate<Element> receives) {
        this.elements = elements;
        this.types = types;
        this.receives = receives;
    }

    /**
     * The annotations that make listeners, by themselves or by an annotation that they carry.
     *
     * @param annotations annotation types
     * @return those of them that do
     */
    public Set<TypeElement> among(Set<? extends TypeElement> annotations) {
        return annotations.stream().filter(this::makesListeners).collect(Collectors.toSet());
    }

    private boolean makesListeners(TypeElement annotation) {
        return known.computeIfAbsent(annotation.getQualifiedName().toString(), name -> leadsToListener(annotation));
    }

    private static boolean leadsToListener(TypeElement annotation) {
        Set<String> seen = new HashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>(List.of(annotation));
        while (!open.isEmpty()) {
            TypeElement next = open.removeFirst();
            String name = next.getQualifiedName().toString();
            if (AnnotationNames.FOREIGN_LISTENERS.contains(name)) {
                return true;
            }
            if (seen.add(name) && !name.startsWith("java.")) {
                annotationTypes(next).forEach(open::add);
            }
        }
        return false;
    }

    private static Stream<TypeElement> annotationTypes(Element element) {
        return element.getAnnotationMirrors().stream()
                .map(AnnotationMirror::getAnnotationType)
                .map(DeclaredType::asElement)
                .filter(TypeElement.class::isInstance)
                .map(TypeElement.class::cast);
    }

    /** Whether an element is such a method, as far as declarations and its code tell. */
    boolean contain(Element element) {
        if (annotationTypes(element).anyMatch(this::makesListeners)) {
            return true;
        }
        return element.getKind() == ElementKind.METHOD
                && (isFunction((ExecutableElement) element)
                        || isListenerObject((ExecutableElement) element)
                        || overridesListener((ExecutableElement) element)
                        || receives.test(element));
    }

    private static boolean isFunction(ExecutableElement method) {
        return DeclaredAnnotation.find(method, BEAN).isPresent()
                && method.getReturnType() instanceof DeclaredType type
                && type.asElement() instanceof TypeElement returned
                && FUNCTIONS.contains(returned.getQualifiedName().toString());
    }

    private boolean isListenerObject(ExecutableElement method) {
        TypeElement listener = elements.getTypeElement(LISTENER_OBJECT);
        return listener != null
                && method.getSimpleName().contentEquals("onMessage")
                && types.isSubtype(types.erasure(MemberOwner.of(method).asType()), types.erasure(listener.asType()));
    }

    private boolean overridesListener(ExecutableElement method) {
        TypeElement owner = MemberOwner.of(method);
        Set<TypeElement> seen = new HashSet<>();
        Deque<TypeMirror> open = new ArrayDeque<>(types.directSupertypes(owner.asType()));
        while (!open.isEmpty()) {
            TypeMirror next = open.removeFirst();
            if (next instanceof DeclaredType type
                    && type.asElement() instanceof TypeElement parent
                    && seen.add(parent)) {
                boolean overrides = ElementFilter.methodsIn(parent.getEnclosedElements()).stream()
                        .filter(other -> annotationTypes(other).anyMatch(this::makesListeners))
                        .anyMatch(other -> elements.overrides(method, other, owner));
                if (overrides) {
                    return true;
                }
                open.addAll(types.directSupertypes(type));
            }
        }
        return false;
    }
}
