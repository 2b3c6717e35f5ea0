package dev.hapax.maven;

import dev.hapax.analysis.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Judges the compiled handlers that the annotation processor has not judged: because another compiler than javac ran,
 * because annotation processing was switched off, or because a class has changed since. Says nothing where there is
 * nothing left to judge.
 */
@Mojo(
        name = CheckMojo.GOAL,
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the fields
public final class CheckMojo extends AbstractMojo {
    static final String GOAL = "check";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Leaves handlers unjudged. */
    @Parameter(property = "hapax.skip", defaultValue = "false")
    private boolean skip;

    /** Reports calls that neither the project's code nor the catalog explains. */
    @Parameter(property = "hapax.strict", defaultValue = "false")
    private boolean strict;

    /** Made by Maven. */
    public CheckMojo() {}

    /**
     * Judges what the module's output directory holds.
     *
     * @throws MojoFailureException if a handler breaks its guarantee, or cannot be judged
     * @throws MojoExecutionException if Maven did not resolve the class path
     */
    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path output = Path.of(project.getBuild().getOutputDirectory());
        if (skip || !Files.isDirectory(output)) {
            return;
        }
        try {
            CompiledModule module = CompiledModule.of(session, project);
            new Check(module, new Settings(strict), getLog()).run();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The compile class path of " + project.getId() + " is not resolved", e);
        } catch (IOException e) {
            throw new MojoFailureException(
                    "Hapax cannot judge the handlers of " + project.getId() + ": " + e.getMessage(), e);
        }
    }
}
