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
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** A goal that judges handlers: what all of them can be told. */
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven sets the fields
abstract class JudgingMojo extends AbstractMojo {
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

    /**
     * The file with the module's known findings, relative to its folder: they are not reported. The baseline goal writes
     * it.
     */
    @Parameter(property = "hapax.baseline", defaultValue = BaselineFiles.USUAL)
    private String baseline;

    /**
     * A file with rows that say what library calls do, besides {@code hapax-catalog.yaml} and
     * {@code src/main/hapax/catalog.yaml} in the module and {@code META-INF/hapax/catalog.yaml} on its class path.
     */
    @Parameter(property = "hapax.catalog")
    private @Nullable File catalog;

    /**
     * Group ids of libraries that are followed like the project's own code, with commas or blanks between them; those of
     * groups below them are followed as well.
     */
    @Parameter(property = "hapax.follow", defaultValue = "")
    private @Nullable String follow;

    /** What is done with judgements. */
    abstract Outcome outcome() throws MojoFailureException;

    /** Whether what the processor has judged is judged again. */
    abstract boolean judgesAgain(boolean bound);

    /**
     * Judges what the module's output directory holds.
     *
     * @throws MojoFailureException if a handler breaks its guarantee, or cannot be judged
     * @throws MojoExecutionException if the modules of the build use different versions of this plugin
     */
    @Override
    public final void execute() throws MojoFailureException, MojoExecutionException {
        Optional<Mojo> first;
        try {
            first = FirstCopy.of(session, this);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new MojoExecutionException(
                    "The modules of this build use different versions of " + Coordinates.PLUGIN_KEY + ": "
                            + project.getId() + " has " + Coordinates.version()
                            + ", and one before it another. Set one version for all.",
                    e);
        }
        if (first.isPresent()) {
            first.get().execute();
        } else {
            judge();
        }
    }

    private void judge() throws MojoFailureException {
        CommandLineOptions.check(session, getLog()::warn);
        boolean bound = isBound();
        if (skip || (bound && ProjectOptions.listFindings(session))) {
            return;
        }
        try {
            Outcome outcome = outcome();
            CheckRun run = new CheckRun(
                    project,
                    settings(),
                    Optional.ofNullable(catalog).map(File::toPath),
                    House.of(follow()),
                    BaselineFiles.of(project, Optional.of(baseline)),
                    judgesAgain(bound),
                    outcome,
                    getLog(),
                    System.nanoTime());
            BuildChecks checks = BuildChecks.of(session, resolver, execution.getGoal());
            if (bound) {
                checks.judgeAlone(run);
            } else {
                checks.reach(run);
            }
        } catch (FileFormatException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoFailureException(
                    "Hapax cannot finish the goal " + execution.getGoal() + " in " + project.getId() + ": "
                            + IoReason.of(e),
                    e);
        }
    }

    /** Whether a lifecycle runs it, and not the command line. */
    private boolean isBound() {
        return execution.getSource() != MojoExecution.Source.CLI;
    }

    private Settings settings() throws MojoFailureException {
        List<String> errors = new ArrayList<>();
        Levels levels = Levels.of(severity == null ? "" : severity, warnOnly, errors::add);
        House.check(follow(), errors::add);
        if (!errors.isEmpty()) {
            throw new MojoFailureException(String.join("\n", errors));
        }
        return new Settings(strict, levels, Catalog.builtIn());
    }

    private String follow() {
        return follow == null ? "" : follow;
    }

    /** Whether the stanza has the processor judge what it compiles. */
    final boolean hasStanza() {
        Plugin stanza = project.getPlugin(Coordinates.PLUGIN_KEY);
        return stanza != null && stanza.isExtensions();
    }

    final MavenSession session() {
        return session;
    }

    /** A file that the user names, relative to where Maven was started. */
    final Path fromStart(String name) {
        return Path.of(session.getExecutionRootDirectory(), "").resolve(name);
    }

    /** A file in the build directory of the whole build. */
    final Path ofBuild(String name) {
        return Path.of(session.getTopLevelProject().getBuild().getDirectory(), name);
    }
}
