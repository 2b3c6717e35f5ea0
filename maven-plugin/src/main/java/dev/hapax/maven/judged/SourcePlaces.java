package dev.hapax.maven.judged;

import dev.hapax.analysis.CodePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the sources of places in byte code. */
public interface SourcePlaces {
    /**
     * The source of a place.
     *
     * @param place the place
     * @return where it stands; empty where no source of it is known
     * @throws IOException if the source cannot be read
     */
    Optional<Spot> spot(CodePlace place) throws IOException;

    /**
     * A part of a source file.
     *
     * @param file the file
     * @param line the line, from 1; 0 where the class file has no lines
     * @param column the column, from 1; 0 where only the line is known
     * @param endLine the line that the expression ends in; 0 where only the line is known
     * @param endColumn the column after the expression; 0 where only the line is known
     */
    record Spot(Path file, int line, int column, int endLine, int endColumn) {}
}
