package dev.hapax.maven.sarif;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.PathStep;
import dev.hapax.maven.judged.SourcePlaces;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where findings and the ways to them stand. */
final class SarifLocations {
    static final String ROOT_ID = "%SRCROOT%";

    private final Path root;
    private final SourcePlaces sources;

    /**
     * Locations of a module's findings.
     *
     * @param root the directory that files are named relative to
     * @param sources finds the sources
     */
    SarifLocations(Path root, SourcePlaces sources) {
        this.root = root;
        this.sources = sources;
    }

    /** At the effect; where its source is not known, at the last call on the way there whose source is. */
    Sarif.Location of(Finding finding) throws IOException {
        Sarif.LogicalLocation handler = new Sarif.LogicalLocation(
                finding.handler().method(), finding.handler().displayName(), "function");
        Optional<SourcePlaces.Spot> spot = sources.spot(finding.place());
        List<PathStep> path = finding.path();
        for (int i = path.size() - 1; i >= 0 && spot.isEmpty(); i--) {
            spot = sources.spot(path.get(i).place());
        }
        return new Sarif.Location(
                spot.isPresent() ? physical(spot.get()) : unknown(finding.place()), List.of(handler), null);
    }

    /** The way from the handler to the effect. */
    List<Sarif.CodeFlow> flows(Finding finding) throws IOException {
        List<Sarif.ThreadFlowLocation> locations = new ArrayList<>();
        for (PathStep step : finding.path()) {
            Optional<SourcePlaces.Spot> spot = sources.spot(step.place());
            locations.add(new Sarif.ThreadFlowLocation(new Sarif.Location(
                    spot.isPresent() ? physical(spot.get()) : unknown(step.place()),
                    List.of(),
                    new Sarif.Message(step.text()))));
        }
        return locations.isEmpty() ? List.of() : List.of(new Sarif.CodeFlow(List.of(new Sarif.ThreadFlow(locations))));
    }

    private Sarif.PhysicalLocation physical(SourcePlaces.Spot spot) {
        Path file = spot.file().toAbsolutePath().normalize();
        boolean inside = file.startsWith(root);
        return new Sarif.PhysicalLocation(
                new Sarif.ArtifactLocation(
                        inside ? relative(root.relativize(file)) : file.toUri().toString(), inside ? ROOT_ID : null),
                region(spot.line(), spot.column(), spot.endLine(), spot.endColumn()));
    }

    /** The name that its source must have: there is none to look at. */
    private static Sarif.@Nullable PhysicalLocation unknown(CodePlace place) {
        String folder = place.className().substring(0, place.className().lastIndexOf('/') + 1);
        return place.sourceFile()
                .map(name -> new Sarif.PhysicalLocation(
                        new Sarif.ArtifactLocation(relative(Path.of(folder + name)), null),
                        region(place.line(), 0, 0, 0)))
                .orElse(null);
    }

    private static Sarif.@Nullable Region region(int line, int column, int endLine, int endColumn) {
        return line > 0 ? new Sarif.Region(line, column, endLine, endColumn) : null;
    }

    /** As a relative reference: escaped, with slashes. */
    private static String relative(Path path) {
        StringBuilder uri = new StringBuilder();
        for (Path part : path) {
            uri.append(uri.isEmpty() ? "" : "/").append(escaped(part.toString()));
        }
        return uri.toString();
    }

    private static String escaped(String name) {
        try {
            // after a slash a colon ends no scheme
            return new URI(null, null, "/" + name, null).toASCIIString().substring(1);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
