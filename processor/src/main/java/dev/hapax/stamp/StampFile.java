package dev.hapax.stamp;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file format of a stamp: lines, sorted, the same for the same judgement. The last line says that it is whole.
 *
 * <pre>
 * hapax 1.0
 * settings Settings[strict=false]
 * handler com/acme/Orders
 * class com/acme/Orders 9f86d081884c7d65
 * end
 * </pre>
 */
final class StampFile {
    private static final String VERSION = "hapax ";
    private static final String SETTINGS = "settings ";
    private static final String HANDLER = "handler ";
    private static final String CLASS = "class ";
    private static final String END = "end";

    private StampFile() {}

    static void write(Stamp stamp, Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(VERSION + stamp.version());
        lines.add(SETTINGS + stamp.settings());
        stamp.handlers().forEach(handler -> lines.add(HANDLER + handler));
        stamp.judged().forEach((name, digest) -> lines.add(CLASS + name + " " + digest));
        lines.add(END);
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, file.getFileName().toString(), ".next");
        try {
            Files.write(next, lines);
            try {
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(next);
        }
    }

    static Optional<Stamp> read(Path file) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException | CharacterCodingException e) {
            // no stamp: then everything is judged
            return Optional.empty();
        }
        if (lines.size() < 3
                || !lines.get(0).startsWith(VERSION)
                || !lines.get(1).startsWith(SETTINGS)
                || !lines.get(lines.size() - 1).equals(END)) {
            return Optional.empty();
        }
        Set<String> handlers = new TreeSet<>();
        Map<String, String> judged = new TreeMap<>();
        for (String line : lines.subList(2, lines.size() - 1)) {
            int space = line.lastIndexOf(' ');
            if (line.startsWith(HANDLER)) {
                handlers.add(line.substring(HANDLER.length()));
            } else if (line.startsWith(CLASS) && space > CLASS.length()) {
                judged.put(line.substring(CLASS.length(), space), line.substring(space + 1));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new Stamp(
                lines.get(0).substring(VERSION.length()), lines.get(1).substring(SETTINGS.length()), handlers, judged));
    }
}
