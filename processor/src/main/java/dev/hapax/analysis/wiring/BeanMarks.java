package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * By what an object of a class is chosen where several are there.
 *
 * @param names its names, and what else tells it from others
 * @param primary whether it is taken where nothing else is said
 */
record BeanMarks(Set<String> names, boolean primary) {
    /** Of an object that nothing tells from others. */
    static final BeanMarks NONE = new BeanMarks(Set.of(), false);

    private static final Set<String> STEREOTYPES = Set.of(
            "Lorg/springframework/stereotype/Component;",
            "Lorg/springframework/stereotype/Service;",
            "Lorg/springframework/stereotype/Repository;",
            "Lorg/springframework/stereotype/Controller;",
            "Lorg/springframework/context/annotation/Configuration;");
    private static final Set<String> NAMES = Set.of("Ljakarta/inject/Named;", "Ljavax/inject/Named;");
    private static final Set<String> STAND_INS = Set.of(
            "Lorg/springframework/context/annotation/Fallback;",
            "Lio/micronaut/context/annotation/Secondary;",
            "Lio/micronaut/retry/annotation/Fallback;");
    private static final String QUALIFIER = "Lorg/springframework/beans/factory/annotation/Qualifier;";
    private static final Set<String> PRIMARY =
            Set.of("Lorg/springframework/context/annotation/Primary;", "Lio/micronaut/context/annotation/Primary;");
    /** What lets an object be there in some deployments only: where it is missing, others are taken. */
    private static final Pattern CONDITIONS = Pattern.compile(
            "Lorg/springframework/.*/(Conditional\\w*|Profile);|Lio/micronaut/context/annotation/(Requires|Requirements);");
    /** What makes a framework make objects of a class, itself or as an annotation of its annotation. */
    private static final Set<String> MADE_BY_FRAMEWORKS = Set.of(
            "Lorg/springframework/stereotype/Component;",
            "Lio/micronaut/context/annotation/Bean;",
            "Ljakarta/inject/Scope;",
            "Ljavax/inject/Scope;",
            "Ljakarta/inject/Singleton;",
            "Ljavax/inject/Singleton;",
            "Ljakarta/inject/Named;",
            "Ljavax/inject/Named;",
            "Ljakarta/enterprise/context/NormalScope;",
            "Ljavax/enterprise/context/NormalScope;",
            "Ljakarta/enterprise/context/Dependent;",
            "Ljavax/enterprise/context/Dependent;",
            "Ljakarta/enterprise/inject/Stereotype;",
            "Ljavax/enterprise/inject/Stereotype;");

    /** Copies the set. */
    BeanMarks {
        names = Set.copyOf(names);
    }

    /** The marks that a class itself has; empty where nothing makes objects of it known to others. */
    static Optional<BeanMarks> of(ClassModel model) {
        Set<String> names = new HashSet<>();
        boolean known = false;
        for (AnnotationNode annotation : Annotations.of(model).toList()) {
            boolean named = STEREOTYPES.contains(annotation.desc) || NAMES.contains(annotation.desc);
            known |= named;
            if (named) {
                names.add(text(annotation).orElseGet(() -> Names.ofBean(Names.simple(model.name()))));
            } else if (annotation.desc.equals(QUALIFIER)) {
                text(annotation).ifPresent(names::add);
            }
        }
        return known ? Optional.of(new BeanMarks(names, isPrimary(Annotations.of(model)))) : Optional.empty();
    }

    /** The marks of a class of which a framework makes objects, whether or not they have names; empty for any other. */
    static Optional<BeanMarks> ofMade(ClassModel model, MetaAnnotations annotations) {
        return of(model)
                .or(() -> annotations
                        .find(Annotations.of(model), MADE_BY_FRAMEWORKS)
                        .map(made -> new BeanMarks(Set.of(), isPrimary(Annotations.of(model)))));
    }

    /** What is asked for where an object is injected: a name, or nothing. */
    static Optional<String> wanted(Stream<AnnotationNode> annotations) {
        return annotations
                .filter(annotation -> annotation.desc.equals(QUALIFIER) || NAMES.contains(annotation.desc))
                .flatMap(annotation -> text(annotation).stream())
                .findFirst();
    }

    /** Whether it is always the one that is taken where nothing else is said. */
    static boolean isPrimary(Stream<AnnotationNode> annotations) {
        List<String> types = annotations.map(annotation -> annotation.desc).toList();
        return types.stream().anyMatch(PRIMARY::contains) && types.stream().noneMatch(CONDITIONS.asMatchPredicate());
    }

    static boolean standsIn(ClassModel model) {
        return Annotations.of(model).anyMatch(annotation -> STAND_INS.contains(annotation.desc));
    }

    private static Optional<String> text(AnnotationNode annotation) {
        return Annotations.text(annotation, "value").filter(text -> !text.isBlank());
    }
}
