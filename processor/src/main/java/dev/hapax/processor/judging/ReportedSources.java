package dev.hapax.processor.judging;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;
import dev.hapax.source.SourceLookup;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.JavaFileObject;

/** The sources of this compilation that have findings in them; each is parsed once. */
final class ReportedSources {
    private final WrittenClasses written;
    private final Map<JavaFileObject, ReportedSource> parsed = new HashMap<>();

    ReportedSources(WrittenClasses written) {
        this.written = written;
    }

    /**
     * A place in one of the sources.
     *
     * @param source the source
     * @param place the place
     */
    record Spot(ReportedSource source, CodePlace place) {}

    /** Where a finding is reported: at its effect, or at the last call on the way there that is in this compilation. */
    Optional<Spot> spot(Finding finding) throws IOException {
        Optional<Spot> spot = spot(finding.place());
        List<PathStep> path = finding.path();
        for (int i = path.size() - 1; i >= 0 && spot.isEmpty(); i--) {
            spot = spot(path.get(i).place());
        }
        return spot;
    }

    /**
     * What the source of a class suppresses, in the class and those nested in it.
     *
     * @param className internal name of the class
     */
    List<Suppression> suppressions(String className) throws IOException {
        Optional<JavaFileObject> file = written.source(className);
        // parsed only where it is worth it
        if (file.isEmpty()
                || !SourceLookup.maySuppress(file.get().getCharContent(true).toString())) {
            return List.of();
        }
        return parsed(file.get()).suppressions().stream()
                .filter(found ->
                        found.className().equals(className) || found.className().startsWith(className + "$"))
                .toList();
    }

    /** The simple name of the source of a class; empty text where there is none. */
    String name(String className) {
        return written.source(className)
                .map(file -> file.getName().replace('\\', '/'))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .orElse("");
    }

    private Optional<Spot> spot(CodePlace place) throws IOException {
        Optional<JavaFileObject> file = written.source(place.className());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Spot(parsed(file.get()), place));
    }

    private ReportedSource parsed(JavaFileObject file) throws IOException {
        ReportedSource source = parsed.get(file);
        if (source == null) {
            source = ReportedSource.of(file);
            parsed.put(file, source);
        }
        return source;
    }
}
