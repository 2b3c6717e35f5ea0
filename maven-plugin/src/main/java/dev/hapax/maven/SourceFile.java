package dev.hapax.maven;

import dev.hapax.analysis.CodePlace;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.CommentSuppressions;
import dev.hapax.source.SourceLookup;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A source file with findings in it. */
final class SourceFile {
    private final Path path;
    private final String text;
    private final SourceLookup lookup;

    private SourceFile(Path path, String text, SourceLookup lookup) {
        this.path = path;
        this.text = text;
        this.lookup = lookup;
    }

    static SourceFile read(Path path) throws IOException {
        // malformed input is replaced and not refused: it is read to be shown
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return new SourceFile(
                path, text, path.toString().endsWith(".java") ? SourceLookup.of(text) : SourceLookup.ofLines(text));
    }

    Optional<Suppression> suppression(CodePlace place, String rule) {
        return place.expression() instanceof CodePlace.Expression.Setting
                ? CommentSuppressions.find(text, place.line(), rule)
                : lookup.suppression(place, rule);
    }

    /** All that it suppresses. */
    List<Suppression> suppressions() {
        return lookup.suppressions();
    }

    /** Its simple name. */
    String name() {
        return path.getFileName().toString();
    }

    /**
     * A message at a place, the way that compilers lay it out.
     *
     * @param place the place
     * @param message the message
     * @return file, line and column before the message, the source line and a caret in it
     */
    String show(CodePlace place, String message) {
        String where = lookup.find(place)
                .map(range -> range.line() + "," + range.column())
                .orElseGet(() -> Integer.toString(place.line()));
        return path + ":[" + where + "] " + lookup.withExcerpt(message, place);
    }

    /** Where the expression of a place stands. */
    SourcePlaces.Spot spot(CodePlace place) {
        return lookup.find(place)
                .map(range -> {
                    String[] lines = text.substring(0, range.end()).split("\\R", -1);
                    int lastColumn = lines[lines.length - 1].length() + 1;
                    return new SourcePlaces.Spot(path, range.line(), range.column(), lines.length, lastColumn);
                })
                .orElseGet(() -> new SourcePlaces.Spot(path, place.line(), 0, 0, 0));
    }
}
