package dev.hapax.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The file that a child process writes its output to. */
record ChildLog(Path file) {
    private static final int SHOWN = 40;

    List<String> lines() {
        try {
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " could not be read.", e);
        }
    }

    /** The last lines, indented, to end an error message with. */
    String end() {
        List<String> lines = lines();
        if (lines.isEmpty()) {
            return " It wrote nothing to " + file + ".";
        }
        return " The end of its log " + file + ":\n"
                + lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()).stream()
                        .map(line -> "    " + line)
                        .collect(Collectors.joining("\n"));
    }
}
