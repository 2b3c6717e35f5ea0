package dev.hapax.maven;

import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Lists the calls in handlers that neither the project's code nor the catalog explains, as rows of a catalog that are ready
 * to be filled in. Named on the command line, in a project that is compiled; all modules are judged.
 */
@Mojo(name = UnjudgedMojo.GOAL, threadSafe = true)
public final class UnjudgedMojo extends JudgingMojo {
    static final String GOAL = "unjudged";

    /**
     * The file, relative to where Maven was started. By default {@code target/hapax-unjudged.yaml} there.
     */
    @Parameter(property = "hapax.unjudged.file")
    private @Nullable String unjudgedFile;

    /** Made by Maven. */
    public UnjudgedMojo() {}

    @Override
    Outcome outcome() {
        return new UnjudgedOutcome(unjudgedFile == null ? ofBuild("hapax-unjudged.yaml") : fromStart(unjudgedFile));
    }

    @Override
    boolean judgesAgain(boolean bound) {
        return true;
    }
}
