package dev.hapax.processor.declaration;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Which types have a text that is the same for the same value, in every process: the deduplication store compares texts. */
final class StableTypes {
    private static final Set<TypeKind> PRIMITIVES =
            Set.of(TypeKind.BYTE, TypeKind.SHORT, TypeKind.INT, TypeKind.LONG, TypeKind.CHAR);

    private static final Set<String> CLASSES = Set.of(
            "java.lang.String",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Character",
            "java.math.BigInteger",
            "java.math.BigDecimal",
            "java.net.URI",
            "java.util.UUID",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.MonthDay",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.ZonedDateTime");

    private static final Map<String, String> REASONS = Map.of(
            "java.lang.Float", "is a floating-point number, which rounds: two keys could become one",
            "java.lang.Double", "is a floating-point number, which rounds: two keys could become one",
            "java.lang.Boolean", "is true or false: nearly every message would be a duplicate",
            "java.util.Date", "can change, and its text depends on the time zone; use an Instant",
            "java.util.Calendar", "can change, and its text depends on the time zone; use an Instant",
            "java.lang.Object", "can be anything; name a value of a known type",
            "java.util.Optional", "may be empty: a message without key cannot be told from the next");

    private StableTypes() {}

    /** Why a type is no key, or empty if it is one. */
    static Optional<String> objection(TypeMirror type) {
        if (PRIMITIVES.contains(type.getKind())) {
            return Optional.empty();
        }
        return switch (type.getKind()) {
            case FLOAT, DOUBLE -> Optional.ofNullable(REASONS.get("java.lang.Double"));
            case BOOLEAN -> Optional.ofNullable(REASONS.get("java.lang.Boolean"));
            case ARRAY -> Optional.of("is an array, whose text differs from run to run");
            case DECLARED -> objection((TypeElement) ((DeclaredType) type).asElement());
            default -> Optional.of("has no text that stays the same");
        };
    }

    private static Optional<String> objection(TypeElement type) {
        String name = type.getQualifiedName().toString();
        if (CLASSES.contains(name) || type.getKind() == ElementKind.ENUM) {
            return Optional.empty();
        }
        return Optional.of(REASONS.getOrDefault(
                name, "has no text that is known to be the same for the same value in every process"));
    }
}
