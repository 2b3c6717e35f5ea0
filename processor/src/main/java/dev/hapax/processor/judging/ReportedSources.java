package dev.hapax.processor.judging;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;
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

    private Optional<Spot> spot(CodePlace place) throws IOException {
        Optional<JavaFileObject> file = written.source(place.className());
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ReportedSource source = parsed.get(file.get());
        if (source == null) {
            source = ReportedSource.of(file.get());
            parsed.put(file.get(), source);
        }
        return Optional.of(new Spot(source, place));
    }
}
