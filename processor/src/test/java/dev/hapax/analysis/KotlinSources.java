package dev.hapax.analysis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;

/** Kotlin sources compiled by Kotlin's own compiler. */
final class KotlinSources {
    private KotlinSources() {}

    /**
     * Compiles a file against the test's class path.
     *
     * @param source the file
     * @param target a directory for the class files
     */
    static CompiledSources compile(Path source, Path target) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ExitCode code = new K2JVMCompiler()
                .exec(
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        source.toString(),
                        "-d",
                        target.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        "-jvm-target",
                        "17",
                        "-no-stdlib",
                        "-no-reflect",
                        "-java-parameters",
                        "-nowarn");
        if (code != ExitCode.OK) {
            throw new IllegalArgumentException(
                    "The test's sources do not compile: " + said.toString(StandardCharsets.UTF_8));
        }
        return CompiledSources.ofClasses(classes(target));
    }

    private static Map<String, byte[]> classes(Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(target)) {
            files = found.filter(file -> file.toString().endsWith(".class")).toList();
        }
        Map<String, byte[]> classes = new HashMap<>();
        for (Path file : files) {
            String name = target.relativize(file).toString().replace('\\', '/');
            classes.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
        }
        return classes;
    }
}
