package dev.hapax.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes one module: its compiler plugin's configurations, its dependencies, its executions. */
final class ModuleWiring {
    private static final Logger LOG = LoggerFactory.getLogger("dev.hapax");
    static final String COMPILER = "org.apache.maven.plugins:maven-compiler-plugin";
    private static final String CHECK_ID = "hapax-check";
    private static final int LAST = 1_000;

    private final CompilingJdk compilingJdk;

    @Inject
    ModuleWiring(CompilingJdk compilingJdk) {
        this.compilingJdk = compilingJdk;
    }

    void wire(MavenSession session, ReactorModules modules, MavenProject project, Plugin stanza)
            throws MavenExecutionException {
        bindCheck(stanza);
        Plugin compiler = project.getPlugin(COMPILER);
        if (compiler == null) {
            return;
        }
        ModuleDependencies dependencies = new ModuleDependencies(project, modules);
        SourceMentions mentions = mentionsOf(project);
        if (mentions.handlers() || dependencies.declaresRuntime()) {
            if (editCompiler(session, modules, project, stanza, compiler)) {
                dependencies.addProcessor();
            }
        }
        if (mentions.ours()) {
            dependencies.addRuntime();
            Optional.ofNullable(project.getPlugin(KaptEdit.KOTLIN))
                    .ifPresent(kotlin -> KaptEdit.edit(kotlin, Coordinates.version()));
        }
    }

    private static void bindCheck(Plugin stanza) {
        List<PluginExecution> own = stanza.getExecutions().stream()
                .filter(execution -> execution.getGoals().contains(CheckMojo.GOAL))
                .toList();
        own.stream().filter(ModuleWiring::leavesThePhaseOpen).forEach(ModuleWiring::placeLast);
        if (own.isEmpty()) {
            PluginExecution execution = new PluginExecution();
            execution.setId(CHECK_ID);
            placeLast(execution);
            execution.addGoal(CheckMojo.GOAL);
            if (stanza.getConfiguration() instanceof Xpp3Dom configuration) {
                execution.setConfiguration(new Xpp3Dom(configuration));
            }
            stanza.addExecution(execution);
        }
        stanza.flushExecutionMap();
    }

    /** Other goals of the same execution have phases of their own, or none. */
    private static boolean leavesThePhaseOpen(PluginExecution execution) {
        return execution.getPhase() == null && execution.getGoals().equals(List.of(CheckMojo.GOAL));
    }

    /** After all that compiles, in the phase that compiles: what a later phase judges, {@code mvn compile} does not. */
    private static void placeLast(PluginExecution execution) {
        execution.setPhase("compile");
        execution.setPriority(LAST);
    }

    /** Edits the plugin's own configuration, which goals on the command line use, and that of every execution. */
    private boolean editCompiler(
            MavenSession session, ReactorModules modules, MavenProject project, Plugin stanza, Plugin compiler) {
        ProjectOptions options = new ProjectOptions(session, project, stanza);
        Set<String> remarks = new LinkedHashSet<>();
        List<CompilerEdit.Way> ways = new ArrayList<>();

        Optional<Xpp3Dom> shared = dom(compiler.getConfiguration());
        CompilerEdit.Edited plugin =
                CompilerEdit.edit(shared, compilation(session, project, shared, options, options.shared(modules)));
        compiler.setConfiguration(plugin.configuration());
        for (PluginExecution execution : compiler.getExecutions()) {
            boolean tests = execution.getGoals().contains("testCompile");
            if (!tests && !execution.getGoals().contains("compile")) {
                continue;
            }
            Optional<Xpp3Dom> own = dom(execution.getConfiguration());
            List<String> arguments = tests ? options.forTests() : options.forMain(modules, execution.getId());
            CompilerEdit.Edited edited = CompilerEdit.edit(own, compilation(session, project, own, options, arguments));
            execution.setConfiguration(edited.configuration());
            edited.remark().ifPresent(remarks::add);
            ways.add(edited.way());
        }
        remarks.forEach(remark -> LOG.warn("Hapax: {}: {}", project.getId(), remark));
        return ways.isEmpty()
                ? plugin.way() == CompilerEdit.Way.CLASS_PATH
                : ways.contains(CompilerEdit.Way.CLASS_PATH);
    }

    private CompilerEdit.Compilation compilation(
            MavenSession session,
            MavenProject project,
            Optional<Xpp3Dom> configuration,
            ProjectOptions options,
            List<String> arguments) {
        return new CompilerEdit.Compilation(
                Coordinates.version(),
                compilingJdk.featureVersion(
                        session, project, configuration.orElseGet(() -> new Xpp3Dom("configuration"))),
                options.property("maven.compiler.proc"),
                arguments);
    }

    private static SourceMentions mentionsOf(MavenProject project) throws MavenExecutionException {
        Set<Path> directories = new LinkedHashSet<>();
        project.getCompileSourceRoots().forEach(root -> directories.add(Path.of(root)));
        for (String language : List.of("java", "kotlin", "groovy", "scala")) {
            directories.add(project.getBasedir().toPath().resolve("src/main").resolve(language));
        }
        try {
            return SourceMentions.in(directories);
        } catch (IOException e) {
            throw new MavenExecutionException(
                    "Hapax cannot read the sources of " + project.getId() + ": " + IoReason.of(e), e);
        }
    }

    private static Optional<Xpp3Dom> dom(Object configuration) {
        return configuration instanceof Xpp3Dom tree ? Optional.of(tree) : Optional.empty();
    }
}
