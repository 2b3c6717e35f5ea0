package dev.hapax.maven;

import dev.hapax.maven.sarif.SarifModule;
import dev.hapax.maven.sarif.SarifReport;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * The checks of one build. Where the goal was named on the command line, a module is judged when the modules that use it
 * have been reached too, since they bring the implementations of its interfaces; and the build fails at its end, when all
 * has been said. Thread-safe.
 */
final class BuildChecks {
    private final MavenSession session;
    private final ReactorModules modules;
    private final ClassPathResolver classPaths;
    private final Map<MavenProject, CheckRun> reached = new LinkedHashMap<>();
    private final Map<MavenProject, SarifModule> judged = new LinkedHashMap<>();
    private final Set<String> uncompiled = new LinkedHashSet<>();
    private final long start = System.nanoTime();
    private final Progress progress = new Progress();

    private BuildChecks(MavenSession session, ProjectDependenciesResolver resolver) {
        this.session = session;
        this.modules = ReactorModules.of(session);
        this.classPaths = new ClassPathResolver(resolver, session, modules);
    }

    /** The checks of a session; the same ones for all of its modules. */
    static BuildChecks of(MavenSession session, ProjectDependenciesResolver resolver) {
        MavenProject top = session.getTopLevelProject();
        synchronized (top) {
            // another class loader's, where modules bring this plugin as an extension each: then each has its own
            if (top.getContextValue(BuildChecks.class.getName()) instanceof BuildChecks known
                    && known.session.getRequest() == session.getRequest()) {
                return known;
            }
            BuildChecks checks = new BuildChecks(session, resolver);
            top.setContextValue(BuildChecks.class.getName(), checks);
            return checks;
        }
    }

    /** A module whose check is bound to its lifecycle: only what it depends on is compiled by now. */
    synchronized void judgeAlone(CheckRun run) throws IOException, FileFormatException, MojoFailureException {
        if (!run.isCompiled()) {
            return;
        }
        SarifModule module = judge(run, List.of());
        judged.put(run.project(), module);
        writeSarif(run);
        Tally tally = new Tally(List.of(module));
        if (tally.handlers() > 0) {
            run.log().info(tally.summary(System.nanoTime() - run.start()));
        }
        fail(run, tally);
    }

    /** A module that the goal on the command line has come to. */
    synchronized void reach(CheckRun run) throws IOException, FileFormatException, MojoFailureException {
        reached.put(run.project(), run);
        for (CheckRun waiting : reached.values()) {
            if (!judged.containsKey(waiting.project())
                    && reached.keySet().containsAll(selected(modules.dependentsOf(waiting.project())))) {
                judgeTogether(waiting);
            }
        }
        if (reached.keySet().containsAll(session.getProjects())) {
            finish(run);
        }
    }

    private List<MavenProject> selected(List<MavenProject> projects) {
        return projects.stream().filter(session.getProjects()::contains).toList();
    }

    private void judgeTogether(CheckRun run) throws IOException, FileFormatException {
        if (run.isCompiled()) {
            progress.say(run.log(), "judging " + run.project().getId());
            judged.put(run.project(), judge(run, modules.applicationsOf(run.project())));
            writeSarif(run);
        } else if (run.hasSources()) {
            uncompiled.add(run.project().getId());
        }
    }

    private SarifModule judge(CheckRun run, List<MavenProject> applications) throws IOException, FileFormatException {
        List<MavenProject> all = new ArrayList<>(List.of(run.project()));
        modules.all().stream().filter(module -> !module.equals(run.project())).forEach(all::add);
        return new ModuleCheck(run, classPaths, Sources.of(all)).run(applications);
    }

    private void finish(CheckRun run) throws MojoFailureException, IOException {
        Tally tally = new Tally(judged.values());
        run.log().info(tally.summary(System.nanoTime() - start));
        if (!uncompiled.isEmpty()) {
            String sentence = String.join(", ", uncompiled) + (uncompiled.size() == 1 ? " is" : " are")
                    + " not compiled, so Hapax cannot judge " + (uncompiled.size() == 1 ? "its" : "their")
                    + " handlers: run `mvn compile` first.";
            if (run.failOnError()) {
                throw new MojoFailureException(sentence);
            }
            run.log().warn(sentence);
        }
        fail(run, tally);
    }

    private static void fail(CheckRun run, Tally tally) throws MojoFailureException {
        if (run.failOnError() && tally.errors() > 0) {
            throw new MojoFailureException(
                    "Hapax found " + (tally.errors() == 1 ? "1 error" : tally.errors() + " errors")
                            + " in the handlers of " + String.join(", ", tally.modulesWithErrors()) + "; see above.");
        }
    }

    private void writeSarif(CheckRun run) throws IOException {
        Optional<Path> whole = run.sarif();
        if (whole.isPresent()) {
            SarifReport report = new SarifReport(Coordinates.version(), Coordinates.home(), ProjectRoot.of(session));
            SarifModule module = judged.get(run.project());
            report.write(Path.of(run.project().getBuild().getDirectory(), "hapax.sarif"), List.of(module));
            report.write(whole.get(), new ArrayList<>(judged.values()));
        }
    }
}
