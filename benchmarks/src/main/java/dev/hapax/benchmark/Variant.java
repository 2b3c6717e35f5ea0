package dev.hapax.benchmark;

import java.nio.file.Path;
import java.util.List;

/** A way to compile the workload. All else is the same. */
enum Variant {
    /** javac without any processor. */
    PLAIN("javac alone"),
    /** With a processor that does nothing: javac then goes through the sources a second time. */
    EMPTY("with an empty processor"),
    /** Declarations are checked and consumers generated, handlers are not judged. */
    UNJUDGED("with Hapax, not judging"),
    /** As users have it. */
    HAPAX("with Hapax");

    private final String title;

    Variant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    List<String> options(Path benchmarkClasses, Path processor, Path stamp) {
        return switch (this) {
            case PLAIN -> List.of();
            case EMPTY ->
                List.of("-processorpath", benchmarkClasses.toString(), "-processor", EmptyProcessor.class.getName());
            case UNJUDGED -> List.of("-processorpath", processor.toString(), "-Ahapax.skip=true");
            case HAPAX -> List.of("-processorpath", processor.toString(), "-Ahapax.stamp=" + stamp);
        };
    }
}
