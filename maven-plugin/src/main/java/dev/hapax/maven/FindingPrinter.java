package dev.hapax.maven;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.FindingText;
import dev.hapax.analysis.PathStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** Prints findings the way that the compiler plugin prints what javac says, those left out that the source suppresses. */
final class FindingPrinter {
    private final List<Path> roots;
    private final Log log;
    private final Map<Path, SourceFile> files = new HashMap<>();

    FindingPrinter(List<Path> roots, Log log) {
        this.roots = roots;
        this.log = log;
    }

    /**
     * Prints a finding at its effect, or at the last call on the way there whose source is the module's own.
     *
     * @param finding the finding
     * @return whether it was printed, and not suppressed
     * @throws IOException if the source cannot be read
     */
    boolean print(Finding finding) throws IOException {
        String text = FindingText.of(finding);
        for (CodePlace place : nearestFirst(finding)) {
            Optional<SourceFile> source = source(place);
            if (source.isPresent()) {
                if (source.get().suppressed(place).contains(finding.rule().id())) {
                    return false;
                }
                log(finding, source.get().show(place, text));
                return true;
            }
        }
        log(finding, finding.place().className().replace('/', '.') + ": " + text);
        return true;
    }

    private static List<CodePlace> nearestFirst(Finding finding) {
        List<CodePlace> places = new ArrayList<>();
        finding.path().stream().map(PathStep::place).forEach(places::add);
        places.add(finding.place());
        Collections.reverse(places);
        return places;
    }

    private void log(Finding finding, String message) {
        switch (finding.severity()) {
            case ERROR -> log.error(message);
            case WARNING -> log.warn(message);
            case NOTE -> log.info(message);
        }
    }

    private Optional<SourceFile> source(CodePlace place) throws IOException {
        Optional<Path> path = path(place);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        SourceFile known = files.get(path.get());
        if (known == null) {
            known = SourceFile.read(path.get());
            files.put(path.get(), known);
        }
        return Optional.of(known);
    }

    private Optional<Path> path(CodePlace place) {
        String folder = place.className().substring(0, place.className().lastIndexOf('/') + 1);
        return place.sourceFile()
                .flatMap(name -> roots.stream()
                        // Kotlin's sources need not stand in their package's folder
                        .flatMap(root -> List.of(root.resolve(folder + name), root.resolve(name)).stream())
                        .filter(Files::isRegularFile)
                        .findFirst());
    }
}
