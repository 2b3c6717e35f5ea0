package dev.hapax.processor.declaration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.PackageElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Resolves the path of a deduplication key against the payload's type. */
public final class KeyPathResolver {
    private final Elements elements;
    private final Types types;

    /**
     * Makes a resolver.
     *
     * @param elements the compilation's elements
     * @param types the compilation's types
     */
    public KeyPathResolver(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** What a path leads to. */
    public sealed interface Resolution {
        /**
         * A value.
         *
         * @param path the way there
         * @param type its type
         */
        record Found(KeyPath path, TypeMirror type) implements Resolution {}

        /**
         * Nothing.
         *
         * @param segment the name that does not exist
         * @param type the type that was asked for it
         * @param names what the type has instead, sorted
         */
        record Missing(String segment, TypeMirror type, Set<String> names) implements Resolution {
            /** Copies nothing: the names are never changed. */
            public Missing {}
        }
    }

    /**
     * Follows a path.
     *
     * @param payload where it starts
     * @param path names joined by dots
     * @param reader the package whose code is going to read the key
     * @return where it leads
     */
    public Resolution resolve(TypeMirror payload, String path, PackageElement reader) {
        PayloadProperties properties = new PayloadProperties(elements, types, reader);
        List<KeyPath.Step> steps = new ArrayList<>();
        TypeMirror type = payload;
        for (String segment : path.split("\\.", -1)) {
            Map<String, PayloadProperties.Property> offered = properties.of(type);
            PayloadProperties.Property property = offered.get(segment);
            if (property == null) {
                return new Resolution.Missing(segment, type, offered.keySet());
            }
            steps.add(property.step());
            type = property.type();
        }
        return new Resolution.Found(new KeyPath(steps), type);
    }

    /** The properties that a path can go on with from a type, sorted. */
    Set<String> names(TypeMirror type, PackageElement reader) {
        return new PayloadProperties(elements, types, reader).of(type).keySet();
    }
}
