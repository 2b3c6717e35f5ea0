package dev.hapax.maven.html;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.maven.judged.SourcePlaces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The lines of sources that the page shows: those of places, with some around them. Not thread-safe. */
final class SourceLines {
    private static final int AROUND = 3;
    /** A line longer than this was not written by hand. */
    private static final int MAX_LENGTH = 400;

    private final Path root;
    private final Map<Path, List<String>> read = new HashMap<>();
    private final Map<String, Map<Integer, String>> shown = new TreeMap<>();

    /**
     * No lines yet.
     *
     * @param root the directory that files are named relative to
     */
    SourceLines(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    Map<String, Map<Integer, String>> shown() {
        return shown;
    }

    Page.Step step(PathStep step, SourcePlaces sources) throws IOException {
        return step(step.text(), step.place(), sources);
    }

    Page.Step step(String text, CodePlace place, SourcePlaces sources) throws IOException {
        Optional<SourcePlaces.Spot> spot = sources.spot(place);
        String name = place.sourceFile().orElse("");
        String simple = name.substring(name.lastIndexOf('/') + 1);
        if (spot.isEmpty() || spot.get().line() < 1) {
            return new Page.Step(text, "", simple, place.line(), 0, 0, 0);
        }
        SourcePlaces.Spot found = spot.get();
        String file = name(found.file());
        keep(file, found);
        return new Page.Step(text, file, simple, found.line(), found.column(), found.endLine(), found.endColumn());
    }

    private String name(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path relative = absolute.startsWith(root) ? root.relativize(absolute) : absolute;
        return relative.toString().replace('\\', '/');
    }

    private void keep(String file, SourcePlaces.Spot spot) throws IOException {
        List<String> lines = lines(spot.file());
        int last = Math.max(spot.line(), Math.min(spot.endLine(), spot.line() + 2 * AROUND)) + AROUND;
        for (int line = Math.max(1, spot.line() - AROUND); line <= Math.min(lines.size(), last); line++) {
            String text = lines.get(line - 1);
            shown.computeIfAbsent(file, key -> new TreeMap<>())
                    .put(line, text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text);
        }
    }

    private List<String> lines(Path file) throws IOException {
        List<String> known = read.get(file);
        if (known == null) {
            known = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            read.put(file, known);
        }
        return known;
    }
}
