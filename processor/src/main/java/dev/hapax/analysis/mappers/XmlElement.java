package dev.hapax.analysis.mappers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element of a mapper file: its parts are texts and elements, in order. */
final class XmlElement {
    private final String name;
    private final Map<String, String> attributes;
    private final int line;
    private final List<Object> parts = new ArrayList<>();

    XmlElement(String name, Map<String, String> attributes, int line) {
        this.name = name;
        this.attributes = Map.copyOf(attributes);
        this.line = line;
    }

    void add(String text) {
        int last = parts.size() - 1;
        if (last >= 0 && parts.get(last) instanceof String before) {
            parts.set(last, before + text);
        } else {
            parts.add(text);
        }
    }

    void add(XmlElement child) {
        parts.add(child);
    }

    String name() {
        return name;
    }

    /** The line that its start tag ends on, from 1. */
    int line() {
        return line;
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    /** Texts and elements. */
    List<Object> parts() {
        return parts;
    }

    List<XmlElement> children() {
        return parts.stream()
                .filter(XmlElement.class::isInstance)
                .map(XmlElement.class::cast)
                .toList();
    }
}
