package dev.hapax.maven;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Prints findings the way that the compiler plugin prints what javac says. */
final class FindingPrinter {
    private final List<Path> sources;
    private final Log log;

    FindingPrinter(List<Path> sources, Log log) {
        this.sources = sources;
        this.log = log;
    }

    void print(Finding finding) {
        String message = where(finding.place()) + " " + finding.headline();
        switch (finding.severity()) {
            case ERROR -> log.error(message);
            case WARNING -> log.warn(message);
            case NOTE -> log.info(message);
        }
    }

    private String where(CodePlace place) {
        return sourceOf(place)
                        .map(Path::toString)
                        .orElseGet(() -> place.className().replace('/', '.'))
                + ":[" + place.line() + "]";
    }

    private Optional<Path> sourceOf(CodePlace place) {
        String folder = place.className().substring(0, place.className().lastIndexOf('/') + 1);
        return place.sourceFile()
                .flatMap(name -> sources.stream()
                        .map(root -> root.resolve(folder + name))
                        .filter(Files::isRegularFile)
                        .findFirst());
    }
}
