package dev.hapax.maven;

import dev.hapax.maven.json.JsonReport;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.sarif.SarifReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * The files that judgements are written to.
 *
 * @param root the directory that sources are named relative to
 * @param sarif the file for the whole build's SARIF; empty where none is asked for
 * @param json the file for the whole build's JSON; empty where none is asked for
 */
record ReportFiles(Path root, Optional<Path> sarif, Optional<Path> json) {
    void write(MavenProject project, JudgedModule module, Collection<JudgedModule> soFar) throws IOException {
        Path folder = Path.of(project.getBuild().getDirectory());
        List<JudgedModule> all = List.copyOf(soFar);
        if (sarif.isPresent()) {
            SarifReport report = new SarifReport(Coordinates.version(), Coordinates.home(), root);
            report.write(folder.resolve("hapax.sarif"), List.of(module));
            report.write(sarif.get(), all);
        }
        if (json.isPresent()) {
            JsonReport report = new JsonReport(Coordinates.version(), root);
            report.write(folder.resolve("hapax.json"), List.of(module));
            report.write(json.get(), all);
        }
    }
}
