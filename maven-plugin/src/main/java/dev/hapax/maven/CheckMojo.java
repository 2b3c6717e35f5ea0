package dev.hapax.maven;

import dev.hapax.analysis.Levels;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.yaml.FileFormatException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/**
 * Judges compiled handlers. Bound to a build by the stanza, it judges those that the annotation processor has not judged:
 * because another compiler than javac ran, because annotation processing was switched off, or because a class has changed
 * since; it says nothing where there is nothing left to judge. Named on the command line, in any project that is compiled,
 * it judges the handlers of all modules.
 */
@Mojo(name = CheckMojo.GOAL, defaultPhase = LifecyclePhase.PROCESS_CLASSES, threadSafe = true)
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven sets the fields
public final class CheckMojo extends AbstractMojo {
    static final String GOAL = "check";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Component
    private ProjectDependenciesResolver resolver;

    /** Leaves handlers unjudged. */
    @Parameter(property = "hapax.skip", defaultValue = "false")
    private boolean skip;

    /** Reports calls that neither the project's code nor the catalog explains. */
    @Parameter(property = "hapax.strict", defaultValue = "false")
    private boolean strict;

    /**
     * At which levels findings are reported: entries with commas or blanks between them, of which the last one that fits a
     * finding counts. {@code insert=warning} is for a rule, {@code *=note} for all rules; before the rule can stand
     * {@code own:} or {@code foreign:} (handlers of Hapax's own annotation, or of other frameworks) and a package with a
     * colon. Levels are error, warning, note, off, and declared: the level in a handler that declares its guarantee.
     */
    @Parameter(property = "hapax.severity", defaultValue = "")
    private @Nullable String severity;

    /** Reports errors as warnings, in the compiler too. */
    @Parameter(property = "hapax.warnOnly", defaultValue = "false")
    private boolean warnOnly;

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
     * A file with rows that say what library calls do, besides {@code hapax-catalog.yaml} and
     * {@code src/main/hapax/catalog.yaml} in the module and {@code META-INF/hapax/catalog.yaml} on its class path.
     */
    @Parameter(property = "hapax.catalog")
    private @Nullable File catalog;

    /** Made by Maven. */
    public CheckMojo() {}

    /**
     * Judges what the module's output directory holds.
     *
     * @throws MojoFailureException if a handler breaks its guarantee, or cannot be judged
     */
    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            return;
        }
        boolean bound = execution.getSource() != MojoExecution.Source.CLI;
        try {
            CheckRun run = run(bound);
            BuildChecks checks = BuildChecks.of(session, resolver);
            if (bound) {
                checks.judgeAlone(run);
            } else {
                checks.reach(run);
            }
        } catch (FileFormatException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoFailureException(
                    "Hapax cannot judge the handlers of " + project.getId() + ": " + e.getMessage(), e);
        }
    }

    private CheckRun run(boolean bound) throws MojoFailureException {
        Plugin stanza = project.getPlugin(Coordinates.PLUGIN_KEY);
        boolean trial = !bound && (stanza == null || !stanza.isExtensions());
        Optional<Path> whole = whole();
        return new CheckRun(
                project,
                settings(),
                Optional.ofNullable(catalog).map(File::toPath),
                trial || whole.isPresent(),
                failOnError,
                whole,
                getLog(),
                System.nanoTime());
    }

    private Settings settings() throws MojoFailureException {
        List<String> errors = new ArrayList<>();
        Levels levels = Levels.of(severity == null ? "" : severity, warnOnly, errors::add);
        if (!errors.isEmpty()) {
            throw new MojoFailureException(String.join("\n", errors));
        }
        return new Settings(strict, levels, Catalog.builtIn());
    }

    private Optional<Path> whole() {
        if (sarifFile != null) {
            return Optional.of(Path.of(session.getExecutionRootDirectory(), "").resolve(sarifFile));
        }
        return sarif
                ? Optional.of(Path.of(session.getTopLevelProject().getBuild().getDirectory(), "hapax-all.sarif"))
                : Optional.empty();
    }
}
