package dev.hapax.processor.judging;

import dev.hapax.processor.HapaxProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One run of javac in this JVM, from files to files, as javac's command would print it. */
final class JavacRun {
    final boolean succeeded;
    final String output;

    private JavacRun(boolean succeeded, String output) {
        this.succeeded = succeeded;
        this.output = output;
    }

    /** A folder with sources and class files. */
    static final class Project {
        private final Path root;
        private final List<String> options = new ArrayList<>();
        private Optional<Judge> judge = Optional.empty();

        Project(Path root) {
            this.root = root;
            options.addAll(List.of("-d", classes().toString(), "-cp", System.getProperty("java.class.path")));
        }

        Path classes() {
            return root.resolve("classes");
        }

        Path classFile(String internalName) {
            return classes().resolve(internalName + ".class");
        }

        Project judgedBy(Judge other) {
            judge = Optional.of(other);
            return this;
        }

        Project option(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        Project source(String path, String text) {
            try {
                Path file = root.resolve("src").resolve(path);
                Files.createDirectories(file.getParent());
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return this;
        }

        JavacRun compile(String... paths) {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter output = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                Files.createDirectories(classes());
                JavaCompiler.CompilationTask task = compiler.getTask(
                        output,
                        files,
                        null,
                        options,
                        null,
                        files.getJavaFileObjectsFromPaths(List.of(paths).stream()
                                .map(path -> root.resolve("src").resolve(path))
                                .toList()));
                Processor processor = judge.map(HapaxProcessor::new).orElseGet(HapaxProcessor::new);
                task.setProcessors(List.of(processor));
                return new JavacRun(task.call(), output.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
