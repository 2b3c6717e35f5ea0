package dev.hapax.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one HTML page about the handlers of all modules: what each one does, what protects its effects, what is wrong, and
 * which guarantee would do. The project has to be compiled; nothing has to be added to it. Findings do not fail the build.
 */
@Mojo(name = ReportMojo.GOAL, threadSafe = true)
public final class ReportMojo extends JudgingMojo {
    static final String GOAL = "report";

    /** The page, relative to where Maven was started. By default {@code target/hapax-report.html} there. */
    @Parameter(property = "hapax.report.file")
    private @Nullable String reportFile;

    /** Made by Maven. */
    public ReportMojo() {}

    @Override
    Outcome outcome() {
        return new ReportOutcome(
                session().getTopLevelProject().getName(),
                ProjectRoot.of(session()),
                reportFile == null ? ofBuild("hapax-report.html") : fromStart(reportFile));
    }

    @Override
    boolean judgesAgain(boolean bound) {
        return true;
    }
}
