package dev.hapax.processor.generation;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * Decides how keys and payloads become objects and bytes: by one of Kafka's own serializers where the type says which,
 * otherwise by one that the factory is given, one for each type.
 */
final class Serdes {
    /** Kafka's own, by the type that they read and write: {@code Integer} has an {@code IntegerDeserializer}. */
    private static final Map<TypeName, String> BUILT_IN = Map.ofEntries(
            Map.entry(ArrayTypeName.of(TypeName.BYTE), "ByteArray"),
            Map.entry(ClassName.get(String.class), "String"),
            Map.entry(ClassName.get(Integer.class), "Integer"),
            Map.entry(ClassName.get(Long.class), "Long"),
            Map.entry(ClassName.get(Short.class), "Short"),
            Map.entry(ClassName.get(Double.class), "Double"),
            Map.entry(ClassName.get(Float.class), "Float"),
            Map.entry(ClassName.get(Boolean.class), "Boolean"),
            Map.entry(ClassName.get(Void.class), "Void"),
            Map.entry(ClassName.get("java.util", "UUID"), "UUID"),
            Map.entry(ClassName.get("java.nio", "ByteBuffer"), "ByteBuffer"),
            Map.entry(ClassName.get("org.apache.kafka.common.utils", "Bytes"), "Bytes"));

    private final Map<TypeName, Given> given = new LinkedHashMap<>();
    private final Set<String> taken;

    /** Starts with the names that no parameter may have. */
    Serdes(Set<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /**
     * A serializer or deserializer that the factory is given.
     *
     * @param type its type
     * @param name the name of the factory's field and parameter
     */
    record Given(TypeName type, String name) {}

    /** What reads a type from bytes. */
    CodeBlock deserializer(TypeName type) {
        return serde(type, RuntimeTypes.DESERIALIZER);
    }

    /** What writes a type to bytes. */
    CodeBlock serializer(TypeName type) {
        return serde(type, RuntimeTypes.SERIALIZER);
    }

    /** What the factory is given, in the order of first use. */
    List<Given> given() {
        return List.copyOf(given.values());
    }

    private CodeBlock serde(TypeName type, ClassName kind) {
        String builtIn = BUILT_IN.get(type);
        if (builtIn != null) {
            return CodeBlock.of("new $T()", RuntimeTypes.serialization(builtIn + kind.simpleName()));
        }
        TypeName serde = ParameterizedTypeName.get(kind, type);
        return CodeBlock.of(
                "$N",
                given.computeIfAbsent(serde, missing -> new Given(missing, name(type, kind)))
                        .name());
    }

    private String name(TypeName type, ClassName kind) {
        String words = String.join("", words(type)) + kind.simpleName();
        String name = words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
        String unique = name;
        for (int number = 2; SourceVersion.isKeyword(unique) || !taken.add(unique); number++) {
            unique = name + number;
        }
        return unique;
    }

    private static List<String> words(TypeName type) {
        List<String> words = new ArrayList<>();
        if (type instanceof ParameterizedTypeName parameterized) {
            parameterized.typeArguments().forEach(argument -> words.addAll(words(argument)));
            words.add(parameterized.rawType().simpleName());
        } else if (type instanceof ArrayTypeName array) {
            words.addAll(words(array.componentType()));
            words.add("Array");
        } else if (type instanceof ClassName name) {
            words.add(name.simpleName());
        } else {
            words.add(type.toString().substring(0, 1).toUpperCase(Locale.ROOT)
                    + type.toString().substring(1));
        }
        return words;
    }
}
