package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Problem;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.entities.Entities;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.entities.RepositoryMethods;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.handlers.Handlers;
import dev.hapax.analysis.judge.HandlerJudge;
import dev.hapax.analysis.rules.Rules;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One analysis: the parts put together, over one set of class files. Not thread-safe. */
final class Engine {
    private final Problems problems = new Problems();
    private final ClassPool pool;
    private final Handlers handlers;
    private final HandlerJudge judge;
    private final Settings settings;

    Engine(ClassFiles classes, Catalog catalog, Settings settings) {
        this.settings = settings;
        this.pool = new ClassPool(classes, problems);
        Hierarchy hierarchy = new Hierarchy(pool);
        this.handlers = new Handlers(pool, hierarchy);
        CallTargets targets = new CallTargets(pool, hierarchy);
        Flows flows = new Flows(pool, targets, problems);
        Entities entities = new Entities(pool);
        Repositories repositories = new Repositories(pool, hierarchy, entities);
        CatalogLookup lookup = new CatalogLookup(catalog, hierarchy, new RepositoryMethods(hierarchy, repositories));
        this.judge =
                new HandlerJudge(lookup, targets, new Effects(pool, flows, targets, lookup), entities, repositories);
    }

    AnalysisReport judge(Collection<String> roots) {
        Map<MethodTarget, Handler> found = new LinkedHashMap<>();
        for (String root : roots) {
            Optional<ClassModel> model = pool.find(root);
            model.stream().flatMap(handlers::of).forEach(handler -> found.putIfAbsent(handler.target(), handler));
        }
        return judge(List.copyOf(found.values()));
    }

    AnalysisReport judge(List<Handler> judged) {
        Map<Object, Finding> findings = new LinkedHashMap<>();
        for (Handler handler : judged) {
            for (Finding finding : findings(handler)) {
                findings.putIfAbsent(
                        List.of(finding.handler(), finding.rule(), finding.place(), finding.headline()), finding);
            }
        }
        return new AnalysisReport(
                judged.stream().map(Handler::method).distinct().toList(),
                List.copyOf(findings.values()),
                problems.all().stream().map(Engine::finding).toList(),
                digests());
    }

    @SuppressWarnings("CatchingUnchecked") // a crash of the analyzer must not pass for a clean judgement
    private List<Finding> findings(Handler handler) {
        try {
            return judge.judge(handler, settings.strict()).stream()
                    .flatMap(Rules::check)
                    .toList();
        } catch (RuntimeException | StackOverflowError e) {
            problems.add(new Problem(
                    handler.method().className(),
                    handler.method().method() + handler.method().descriptor(),
                    true,
                    "The handler " + handler.method().displayName() + " is not judged: the analysis failed ("
                            + e + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
                            + "). This is a defect in Hapax; please report it."));
            return List.of();
        }
    }

    private static Finding finding(Problem problem) {
        HandlerMethod nobody = new HandlerMethod(
                problem.className(),
                problem.method(),
                "",
                problem.className().replace('/', '.'),
                HandlerMethod.Guarantee.AT_LEAST_ONCE,
                false);
        CodePlace place = new CodePlace(
                problem.className(), problem.method(), Optional.empty(), 0, new CodePlace.Expression.Declaration());
        Severity severity = problem.project() ? Severity.ERROR : Severity.WARNING;
        return new Finding(
                Rule.NOT_ANALYZED,
                severity,
                severity,
                Direction.UNKNOWN,
                nobody,
                place,
                problem.sentence(),
                List.of(),
                "",
                List.of());
    }

    private Map<String, String> digests() {
        Map<String, String> digests = new TreeMap<>();
        pool.projectFilesRead().forEach((name, file) -> digests.put(name, sha256(file.bytes())));
        return digests;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
