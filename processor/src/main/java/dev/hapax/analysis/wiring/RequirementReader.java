package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/** Reads what annotations require of settings and profiles; what several settings can meet is not read. */
final class RequirementReader {
    private static final String SPRING_PROPERTY =
            "Lorg/springframework/boot/autoconfigure/condition/ConditionalOnProperty;";
    private static final String SPRING_PROPERTIES =
            "Lorg/springframework/boot/autoconfigure/condition/ConditionalOnProperties;";
    private static final String SPRING_PROFILE = "Lorg/springframework/context/annotation/Profile;";
    private static final String MICRONAUT = "Lio/micronaut/context/annotation/Requires;";
    private static final String MICRONAUT_SEVERAL = "Lio/micronaut/context/annotation/Requirements;";
    private static final String IF_BUILD_PROPERTY = "Lio/quarkus/arc/properties/IfBuildProperty;";
    private static final String UNLESS_BUILD_PROPERTY = "Lio/quarkus/arc/properties/UnlessBuildProperty;";
    private static final String LOOKUP_IF = "Lio/quarkus/arc/lookup/LookupIfProperty;";
    private static final String LOOKUP_UNLESS = "Lio/quarkus/arc/lookup/LookupUnlessProperty;";
    private static final String IF_BUILD_PROFILE = "Lio/quarkus/arc/profile/IfBuildProfile;";
    private static final String UNLESS_BUILD_PROFILE = "Lio/quarkus/arc/profile/UnlessBuildProfile;";

    /** An expression of profiles that is more than one name, or several that must all be active. */
    private static final Pattern ALTERNATIVES = Pattern.compile("[|()]");

    private RequirementReader() {}

    /** What an annotation requires; nothing where it is no such annotation. */
    static Stream<Requirement> of(AnnotationNode annotation) {
        return switch (annotation.desc) {
            case SPRING_PROPERTY -> springProperty(annotation);
            case SPRING_PROPERTIES, MICRONAUT_SEVERAL -> several(annotation);
            case SPRING_PROFILE -> springProfile(annotation);
            case MICRONAUT -> micronaut(annotation);
            case IF_BUILD_PROPERTY -> quarkusProperty(annotation, false, "enableIfMissing");
            case UNLESS_BUILD_PROPERTY -> quarkusProperty(annotation, true, "enableIfMissing");
            case LOOKUP_IF -> quarkusProperty(annotation, false, "lookupIfMissing");
            case LOOKUP_UNLESS -> quarkusProperty(annotation, true, "lookupIfMissing");
            case IF_BUILD_PROFILE -> quarkusProfile(annotation, false);
            case UNLESS_BUILD_PROFILE -> quarkusProfile(annotation, true);
            default -> isSeveralOfQuarkus(annotation) ? several(annotation) : Stream.empty();
        };
    }

    /** Several of one annotation, in an annotation that holds them. */
    private static Stream<Requirement> several(AnnotationNode annotation) {
        return Annotations.nested(annotation, "value").stream().flatMap(RequirementReader::of);
    }

    private static boolean isSeveralOfQuarkus(AnnotationNode annotation) {
        return annotation.desc.startsWith("Lio/quarkus/arc/") && annotation.desc.endsWith("$List;");
    }

    /** Without a value, anything but {@code false} will do. */
    private static Stream<Requirement> springProperty(AnnotationNode annotation) {
        String prefix = Annotations.text(annotation, "prefix")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.endsWith(".") ? text : text + ".")
                .orElse("");
        Optional<String> value = Annotations.text(annotation, "havingValue").filter(text -> !text.isEmpty());
        boolean ifMissing = Annotations.isTrue(annotation, "matchIfMissing");
        return Stream.of("name", "value")
                .flatMap(element -> Annotations.texts(annotation, element).stream())
                .map(name -> new Requirement(prefix + name, lower(value.orElse("false")), value.isEmpty(), ifMissing));
    }

    private static Stream<Requirement> springProfile(AnnotationNode annotation) {
        List<String> alternatives = Annotations.texts(annotation, "value");
        return alternatives.size() != 1
                        || ALTERNATIVES.matcher(alternatives.get(0)).find()
                ? Stream.empty()
                : Stream.of(alternatives.get(0).split("&"))
                        .map(String::strip)
                        .map(name -> name.startsWith("!") ? profile(name.substring(1), true) : profile(name, false));
    }

    private static Stream<Requirement> micronaut(AnnotationNode annotation) {
        Optional<String> property = Annotations.text(annotation, "property");
        boolean hasDefault = Annotations.text(annotation, "defaultValue").isPresent();
        Stream<Requirement> ofProperty = property.stream()
                .filter(name -> !hasDefault)
                .flatMap(name -> Stream.concat(
                        Annotations.text(annotation, "value").stream()
                                .map(value -> new Requirement(name, lower(value), false, false)),
                        Annotations.text(annotation, "notEquals").stream()
                                .map(value -> new Requirement(name, lower(value), true, true))));
        List<String> environments = Annotations.texts(annotation, "env");
        Stream<Requirement> active =
                environments.size() == 1 ? environments.stream().map(name -> profile(name, false)) : Stream.empty();
        Stream<Requirement> inactive =
                Annotations.texts(annotation, "notEnv").stream().map(name -> profile(name, true));
        return Stream.of(ofProperty, active, inactive).flatMap(one -> one);
    }

    private static Stream<Requirement> quarkusProperty(AnnotationNode annotation, boolean negated, String ifMissing) {
        return Annotations.text(annotation, "name").stream()
                .flatMap(name -> Annotations.text(annotation, "stringValue").stream()
                        .map(value -> new Requirement(
                                name, lower(value), negated, Annotations.isTrue(annotation, ifMissing))));
    }

    private static Stream<Requirement> quarkusProfile(AnnotationNode annotation, boolean negated) {
        return Annotations.text(annotation, "value").stream().map(name -> profile(name, negated));
    }

    /** A profile is like a setting that is {@code active} or missing. */
    private static Requirement profile(String name, boolean negated) {
        return new Requirement("profile " + name, "active", negated, negated);
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
