package dev.hapax.analysis.mappers;

import dev.hapax.analysis.ProjectFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A mapper file.
 *
 * @param file the file
 * @param namespace the mapper that its statements belong to, a class name
 * @param elements its statements and fragments
 */
record MapperFile(ProjectFile file, String namespace, List<XmlElement> elements) {
    static final Set<String> STATEMENTS = Set.of("insert", "update", "delete", "select");

    /** Copies the list. */
    MapperFile {
        elements = List.copyOf(elements);
    }

    /** Reads a file; empty where it is some other XML. */
    static Optional<MapperFile> read(ProjectFile file) throws XmlReader.Broken {
        if (!mentionsMapper(file.bytes())) {
            return Optional.empty();
        }
        XmlElement root = XmlReader.read(file.bytes());
        Optional<String> namespace = root.attribute("namespace");
        return root.name().equals("mapper") && namespace.isPresent()
                ? Optional.of(new MapperFile(file, namespace.get(), root.children()))
                : Optional.empty();
    }

    /** What is broken may be a mapper where it looks like one; a text of two bytes a character is read in any case. */
    private static boolean mentionsMapper(byte[] bytes) {
        boolean wide = bytes.length > 1 && (bytes[0] == (byte) 0xfe || bytes[0] == (byte) 0xff);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return wide || (text.contains("<mapper") && text.contains("namespace"));
    }
}
