package dev.hapax.processor.declaration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The properties of a payload type that code in a package can read: accessors, getters, fields, and Lombok's getters. */
final class PayloadProperties {
    private final Elements elements;
    private final Types types;
    private final PackageElement reader;

    PayloadProperties(Elements elements, Types types, PackageElement reader) {
        this.elements = elements;
        this.types = types;
        this.reader = reader;
    }

    /**
     * A property.
     *
     * @param step how it is read
     * @param type its type
     */
    record Property(KeyPath.Step step, TypeMirror type) {}

    /** The properties of a type by name, sorted. */
    Map<String, Property> of(TypeMirror type) {
        Map<String, Property> properties = new TreeMap<>();
        if (!(type instanceof DeclaredType declared) || !(declared.asElement() instanceof TypeElement element)) {
            return properties;
        }
        List<? extends Element> members = elements.getAllMembers(element);
        // the first one found stays: methods, the getters that Lombok is going to add, then fields, whose access Lombok
        // may change
        for (ExecutableElement method : ElementFilter.methodsIn(members)) {
            readable(declared, method).ifPresent(property -> {
                properties.putIfAbsent(method.getSimpleName().toString(), property);
                getterOf(method).ifPresent(name -> properties.putIfAbsent(name, property));
            });
        }
        for (VariableElement field : ElementFilter.fieldsIn(members)) {
            String name = field.getSimpleName().toString();
            TypeMirror fieldType = types.asMemberOf(declared, field);
            LombokGetter.of(field)
                    .ifPresent(getter ->
                            properties.putIfAbsent(name, new Property(new KeyPath.Step(getter, true), fieldType)));
            if (isAccessible(field)) {
                properties.putIfAbsent(name, new Property(new KeyPath.Step(name, false), fieldType));
            }
        }
        return properties;
    }

    private Optional<Property> readable(DeclaredType declared, ExecutableElement method) {
        if (!method.getParameters().isEmpty()
                || !isAccessible(method)
                || isObjects(method)
                || method.getReturnType().getKind() == TypeKind.VOID) {
            return Optional.empty();
        }
        TypeMirror type = ((ExecutableType) types.asMemberOf(declared, method)).getReturnType();
        return Optional.of(new Property(new KeyPath.Step(method.getSimpleName().toString(), true), type));
    }

    private static Optional<String> getterOf(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        for (String prefix : List.of("get", "is")) {
            if (name.length() > prefix.length()
                    && name.startsWith(prefix)
                    && Character.isUpperCase(name.charAt(prefix.length()))) {
                String rest = name.substring(prefix.length());
                // as in the rules for beans: getURL is URL, getOrderId is orderId
                boolean acronym = rest.length() > 1 && Character.isUpperCase(rest.charAt(1));
                return Optional.of(acronym ? rest : rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1));
            }
        }
        return Optional.empty();
    }

    private boolean isAccessible(Element member) {
        if (member.getModifiers().contains(Modifier.STATIC)
                || member.getModifiers().contains(Modifier.PRIVATE)) {
            return false;
        }
        return member.getModifiers().contains(Modifier.PUBLIC)
                || elements.getPackageOf(member).equals(reader);
    }

    /** Object's own methods, overridden or not: what they return is no property. */
    private static boolean isObjects(ExecutableElement method) {
        String owner = MemberOwner.of(method).getQualifiedName().toString();
        return owner.equals("java.lang.Object")
                || List.of("hashCode", "toString", "clone")
                        .contains(method.getSimpleName().toString());
    }
}
