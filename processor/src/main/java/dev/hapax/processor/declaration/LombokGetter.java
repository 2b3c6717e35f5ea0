package dev.hapax.processor.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;

/** The getter that Lombok is going to add for a field: where it has not had its turn yet, no method is there to be seen. */
final class LombokGetter {
    private static final String GETTER = "lombok.Getter";
    private static final List<String> ON_CLASS = List.of("lombok.Data", "lombok.Value", GETTER);
    private static final Set<String> HIDDEN = Set.of("NONE", "PRIVATE");

    private LombokGetter() {}

    /** The getter's name, or empty where there will be none that others can call. */
    static Optional<String> of(VariableElement field) {
        TypeElement owner = MemberOwner.of(field);
        Optional<DeclaredAnnotation> cause = DeclaredAnnotation.find(field, GETTER)
                .or(() -> ON_CLASS.stream()
                        .flatMap(name -> DeclaredAnnotation.find(owner, name).stream())
                        .findFirst());
        return field.getModifiers().contains(Modifier.STATIC)
                ? Optional.empty()
                : cause.filter(LombokGetter::isVisible).map(annotation -> name(field, owner));
    }

    private static boolean isVisible(DeclaredAnnotation getter) {
        // an enum's constant, as in @Getter(AccessLevel.NONE)
        return getter.value("value")
                .map(AnnotationValue::getValue)
                .filter(level -> HIDDEN.contains(level.toString()))
                .isEmpty();
    }

    private static String name(VariableElement field, TypeElement owner) {
        String name = field.getSimpleName().toString();
        boolean fluent = DeclaredAnnotation.find(owner, "lombok.experimental.Accessors")
                .flatMap(accessors -> accessors.value("fluent"))
                .map(value -> Boolean.TRUE.equals(value.getValue()))
                .orElse(false);
        if (fluent) {
            return name;
        }
        String prefix = field.asType().getKind() == TypeKind.BOOLEAN ? "is" : "get";
        return prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
