package dev.hapax.maven;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.source.Suppression;
import dev.hapax.verdict.UnneededSuppressions;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
    private static final String NO_HANDLER =
            "Hapax: no class of these modules has a handler: a method with @KafkaHandler, @KafkaListener or @Incoming, a"
                    + " listener object, a function of Spring Cloud Stream or Kafka Streams, a sink task of Kafka Connect, or a"
                    + " loop that polls a consumer";

    private final MavenSession session;
    private final ReactorModules modules;
    private final ClassPathResolver classPaths;
    private final Map<MavenProject, CheckRun> reached = new LinkedHashMap<>();
    private final Map<MavenProject, JudgedModule> judged = new LinkedHashMap<>();
    private final Set<String> uncompiled = new LinkedHashSet<>();
    private final Set<String> noticed = new HashSet<>();
    private final long start = System.nanoTime();
    private final Progress progress = new Progress();

    private BuildChecks(MavenSession session, ProjectDependenciesResolver resolver) {
        this.session = session;
        this.modules = ReactorModules.of(session);
        this.classPaths = new ClassPathResolver(resolver, session, modules);
    }

    /** The checks of a session by one goal; the same ones for all of its modules. */
    static BuildChecks of(MavenSession session, ProjectDependenciesResolver resolver, String goal) {
        String key = BuildChecks.class.getName() + "/" + goal;
        MavenProject top = session.getTopLevelProject();
        synchronized (top) {
            // not that of an earlier build, where Maven stays in memory
            if (top.getContextValue(key) instanceof BuildChecks known
                    && known.session.getRequest() == session.getRequest()) {
                return known;
            }
            BuildChecks checks = new BuildChecks(session, resolver);
            top.setContextValue(key, checks);
            return checks;
        }
    }

    /** A module whose goal is bound to its lifecycle: only what it depends on is compiled by now. */
    synchronized void judgeAlone(CheckRun run) throws IOException, FileFormatException, MojoFailureException {
        if (!run.isCompiled()) {
            return;
        }
        JudgedModule module = judge(run, List.of());
        judged.put(run.project(), module);
        if (judged.size() == session.getProjects().size()) {
            warnOfUnmet(List.of(run));
        }
        run.outcome().judged(run, module, judged.values());
        Tally tally = new Tally(List.of(module));
        if (run.outcome().prints() && tally.handlers() > 0) {
            summarize(run, tally, run.start());
        }
        run.outcome().finished(run, Map.of(run, module));
    }

    private static void summarize(CheckRun run, Tally tally, long start) {
        run.log().info(tally.summary(System.nanoTime() - start));
        tally.more().ifPresent(run.log()::info);
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
            // no name: findings of a later module may come next
            progress.say(
                    run.log(), judged.size() + " of " + session.getProjects().size() + " modules judged");
            List<MavenProject> applications = modules.applicationsOf(run.project());
            JudgedModule module = judge(run, applications);
            judged.put(run.project(), module);
            if (run.outcome().describes()) {
                run.outcome().described(run, describe(run, applications));
            }
            run.outcome().judged(run, module, judged.values());
            UncompiledHandlers.of(run.project())
                    .forEach(
                            type -> uncompiled.add(type + " of " + run.project().getId()));
        } else if (run.hasSources()) {
            uncompiled.add(run.project().getId());
        }
    }

    private JudgedModule judge(CheckRun run, List<MavenProject> applications) throws IOException, FileFormatException {
        return check(run).run(applications);
    }

    private List<HandlerDescription> describe(CheckRun run, List<MavenProject> applications)
            throws IOException, FileFormatException {
        return check(run)
                .describe(applications, handler -> progress.say(run.log(), "describing " + handler.displayName()));
    }

    private ModuleCheck check(CheckRun run) {
        List<MavenProject> all = new ArrayList<>(List.of(run.project()));
        modules.all().stream().filter(module -> !module.equals(run.project())).forEach(all::add);
        return new ModuleCheck(run, classPaths, Sources.of(all), noticed);
    }

    /** A group that is misspelt is one whose libraries are not followed: nobody would notice. */
    private void warnOfUnmet(Collection<CheckRun> runs) {
        runs.stream()
                .flatMap(run ->
                        run.house().withoutAny(classPaths.groups()).stream().map(group -> Map.entry(group, run.log())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new))
                .forEach(
                        (group, log) -> log.warn(
                                "Hapax follows nothing of " + group
                                        + ", which follow (hapax.follow) names: no module depends on a library of this group or one below it."));
    }

    private void finish(CheckRun run) throws MojoFailureException, IOException, FileFormatException {
        addUnneededSuppressions();
        if (uncompiled.isEmpty()) {
            warnOfUnmet(reached.values());
        }
        if (run.outcome().prints()) {
            Tally tally = new Tally(judged.values());
            summarize(run, tally, start);
            if (tally.handlers() == 0 && uncompiled.isEmpty()) {
                run.log().info(NO_HANDLER);
            }
        }
        if (!uncompiled.isEmpty()) {
            run.outcome()
                    .uncompiled(
                            run,
                            String.join(", ", uncompiled) + (uncompiled.size() == 1 ? " is" : " are")
                                    + " not compiled, so Hapax cannot judge "
                                    + (uncompiled.size() == 1 ? "its" : "their")
                                    + " handlers: run `mvn compile` first.");
        }
        Map<CheckRun, JudgedModule> all = new LinkedHashMap<>();
        judged.forEach((project, module) ->
                Optional.ofNullable(reached.get(project)).ifPresent(told -> all.put(told, module)));
        run.outcome().finished(run, all);
    }

    /** Which suppressions are needed is known when all modules are judged, wholly: a handler of any can reach them. */
    private void addUnneededSuppressions() throws IOException, FileFormatException {
        boolean whole = uncompiled.isEmpty()
                && session.getProjects().containsAll(modules.all())
                && reached.values().stream().allMatch(CheckRun::again)
                && judged.values().stream()
                        .allMatch(module -> module.report().problems().isEmpty());
        if (!whole) {
            return;
        }
        List<Suppression> needed = judged.values().stream()
                .flatMap(module -> module.verdict().suppressed().values().stream())
                .toList();
        for (CheckRun run : reached.values()) {
            JudgedModule module = judged.get(run.project());
            List<Finding> unneeded = module == null
                    ? List.of()
                    : SourceSuppressions.unneeded(run, new UnneededSuppressions(run.settings(), needed));
            if (module != null && !unneeded.isEmpty()) {
                JudgedModule longer = module.with(module.verdict().with(unneeded, run.known()));
                judged.put(run.project(), longer);
                FindingPrinter printer = new FindingPrinter(Sources.of(List.of(run.project())), run.log());
                for (Finding finding : unneeded) {
                    if (run.outcome().prints() && !longer.verdict().known().contains(finding)) {
                        printer.print(finding);
                    }
                }
                run.outcome().judged(run, longer, judged.values());
            }
        }
    }
}
