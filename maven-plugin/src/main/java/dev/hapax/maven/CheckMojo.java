package dev.hapax.maven;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Judges compiled handlers. Bound to a build by the stanza, it judges those that the annotation processor has not judged:
 * because another compiler than javac ran, because annotation processing was switched off, or because a class has changed
 * since; it says nothing where there is nothing left to judge. Named on the command line, in any project that is compiled,
 * it judges the handlers of all modules.
 *
 * <p>An execution that says no phase runs at the end of {@code compile} where the plugin is an extension. Without, nothing
 * orders it behind other compilers of the same phase, so it runs in {@code process-classes}, by which all is compiled.
 */
@Mojo(name = CheckMojo.GOAL, defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
public final class CheckMojo extends JudgingMojo {
    static final String GOAL = "check";

    /** Whether errors, and modules that are not compiled, fail the build; without, they are only reported. */
    @Parameter(property = "hapax.failOnError", defaultValue = "true")
    private boolean failOnError;

    /**
     * Writes SARIF 2.1.0: {@code target/hapax.sarif} in each module, and one file for the whole build. Then all handlers are
     * judged, those included that the processor has judged.
     */
    @Parameter(property = "hapax.sarif", defaultValue = "false")
    private boolean sarif;

    /**
     * The SARIF file for the whole build, relative to where Maven was started. By default {@code target/hapax-all.sarif}
     * there. Naming it switches SARIF on.
     */
    @Parameter(property = "hapax.sarif.file")
    private @Nullable String sarifFile;

    /**
     * Writes JSON: {@code target/hapax.json} in each module, and one file for the whole build. Then all handlers are judged,
     * those included that the processor has judged.
     */
    @Parameter(property = "hapax.json", defaultValue = "false")
    private boolean json;

    /**
     * The JSON file for the whole build, relative to where Maven was started. By default {@code target/hapax-all.json}
     * there. Naming it switches JSON on.
     */
    @Parameter(property = "hapax.json.file")
    private @Nullable String jsonFile;

    /** Made by Maven. */
    public CheckMojo() {}

    @Override
    Outcome outcome() {
        return new CheckOutcome(
                failOnError,
                new ReportFiles(
                        ProjectRoot.of(session()),
                        whole(sarif, sarifFile, "hapax-all.sarif"),
                        whole(json, jsonFile, "hapax-all.json")));
    }

    @Override
    boolean judgesAgain(boolean bound) {
        boolean trial = !bound && !hasStanza();
        return trial || sarif || sarifFile != null || json || jsonFile != null;
    }

    private Optional<Path> whole(boolean wanted, @Nullable String file, String usual) {
        if (file != null) {
            return Optional.of(fromStart(file));
        }
        return wanted ? Optional.of(ofBuild(usual)) : Optional.empty();
    }
}
