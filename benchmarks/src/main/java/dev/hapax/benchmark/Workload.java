package dev.hapax.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of kafka-clients with handlers added, and what they are compiled against.
 *
 * @param sources the files
 * @param classPath jars; without that of kafka-clients itself
 * @param files where it is laid out
 */
record Workload(List<Path> sources, String classPath, Path files) {
    /** How many sets of handlers are added: 240 handlers, and four with a note. */
    static final int SETS = 20;

    static Workload layOut(Path benchmarks, Path runtime, Path into, boolean unsafe) throws IOException {
        Path resolved = benchmarks.resolve("workload/target");
        delete(into);
        List<Path> sources = new ArrayList<>(javaFiles(resolved.resolve("kafka-sources")));
        for (Map.Entry<String, String> source :
                HandlerSources.make(SETS, unsafe).entrySet()) {
            Path file = into.resolve("handlers").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            sources.add(file);
        }
        String libraries = Stream.of(Files.readString(resolved.resolve("class-path.txt"))
                        .strip()
                        .split(Pattern.quote(File.pathSeparator), -1))
                .filter(jar -> !Path.of(jar).getFileName().toString().startsWith("kafka-clients-"))
                .collect(Collectors.joining(File.pathSeparator));
        return new Workload(sources, runtime + File.pathSeparator + libraries, into);
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** javac's options for everything but processors. */
    List<String> options(Path classes) throws IOException {
        Path list = files.resolve("sources.txt");
        Files.write(list, sources.stream().map(Path::toString).toList());
        return List.of("-d", classes.toString(), "-cp", classPath, "@" + list);
    }

    long lines() throws IOException {
        long lines = 0;
        for (Path source : sources) {
            try (Stream<String> text = Files.lines(source)) {
                lines += text.count();
            }
        }
        return lines;
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(Comparator.reverseOrder()).forEach(file -> {
                    try {
                        Files.delete(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
        }
    }
}
