package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Problem;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.config.SettingsJudge;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.HandlerJudge;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Repeat;
import dev.hapax.analysis.rules.Rules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One analysis: the parts put together, over one set of class files. Not thread-safe. */
final class Engine {
    private final Problems problems = new Problems();
    private final ClassFiles classes;
    private final Catalog catalog;
    private final Settings settings;
    private final Capacity capacity;
    private final Map<String, String> digests = new TreeMap<>();
    private final Set<UnjudgedCall> unjudged = new LinkedHashSet<>();
    private final Map<String, Vouch> vouched = new TreeMap<>();
    private EngineParts parts;
    /** What the first handler has left to be remembered that was judged with these parts; less than 0 before the second one. */
    private long least = -1;

    private boolean begun;
    private long forgotten;

    Engine(ClassFiles classes, Catalog catalog, Settings settings) {
        this(classes, catalog, settings, Capacity.ofHeap());
    }

    Engine(ClassFiles classes, Catalog catalog, Settings settings, Capacity capacity) {
        this.capacity = capacity;
        this.classes = classes;
        this.catalog = catalog;
        this.settings = settings;
        this.parts = EngineParts.of(classes, catalog, problems, capacity);
    }

    AnalysisReport judge(Collection<String> roots) {
        Map<Handler.Identity, Handler> found = new LinkedHashMap<>();
        List<Finding> others = new ArrayList<>();
        for (String root : roots) {
            Optional<ClassModel> model = parts.pool().find(root);
            model.stream()
                    .flatMap(parts.handlers()::of)
                    .forEach(handler -> found.putIfAbsent(handler.identity(), handler));
            model.stream()
                    .flatMap(parts.handlers()::others)
                    .map(NotFollowed::finding)
                    .forEach(others::add);
        }
        return judge(List.copyOf(found.values())).with(settings.levels().of(others));
    }

    /** What handlers do, and what each guarantee would mean for them. */
    List<HandlerDescription> describe(Collection<String> roots, Consumer<HandlerMethod> progress) {
        return new HandlerDescriber(this::withRoom, this::alone, settings.strict(), progress).describe(roots);
    }

    /** What the settings of a module do to the handlers that they reach. */
    List<Finding> settings(Collection<String> owned, Predicate<ProjectFile> isOwned) throws IOException {
        SettingsJudge judge =
                new SettingsJudge(classes, parts.pool(), parts.hierarchy(), parts.flows(), owned, isOwned);
        Collection<String> candidates = judge.hasSettings() ? parts.pool().projectClasses() : owned;
        List<Handler> handlers = new HandlerClasses(classes)
                .among(candidates).stream()
                        .flatMap(name -> parts.pool().find(name).stream())
                        .flatMap(parts.handlers()::of)
                        .distinct()
                        .toList();
        return settings.levels().of(judge.judge(handlers, new KafkaSenders(parts.judge(), parts.hierarchy())));
    }

    AnalysisReport judge(List<Handler> judged) {
        Map<Object, Finding> findings = new LinkedHashMap<>();
        Set<String> ofLoops = judged.stream()
                .filter(Handler::ofLoop)
                .map(handler -> handler.target().key())
                .map(key -> inside(key.owner(), key.signature()))
                .collect(Collectors.toSet());
        for (Handler handler : judged) {
            for (Finding finding : findings(handler)) {
                if (!handler.ofLoop() && leadsThrough(finding, ofLoops)) {
                    continue;
                }
                findings.putIfAbsent(
                        List.of(
                                finding.handler(),
                                finding.rule(),
                                OncePerPlace.source(finding.place()),
                                finding.headline()),
                        finding);
            }
        }
        note(parts);
        return new AnalysisReport(
                judged.stream().map(Handler::method).distinct().toList(),
                settings.levels().of(findings.values()),
                settings.levels()
                        .of(problems.all().stream().map(Engine::finding).toList()),
                List.copyOf(vouched.values()),
                List.copyOf(unjudged),
                digests);
    }

    /** What the rules find in one handler; never throws for what its code is like. */
    List<Finding> findings(Handler handler) {
        return alone(() -> tryFindings(handler)).orElseGet(() -> {
            notJudged(
                    handler,
                    "following it takes more memory than the "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MB that there are. Give the compiling process more (-Xmx).");
            return List.of();
        });
    }

    /**
     * What comes out of judging a handler. Where that is too much beside what others have left to be remembered, it is tried
     * once more without.
     *
     * @return empty where there is too little memory even so
     */
    private <T> Optional<T> alone(Supplier<T> judging) {
        boolean beside = begun;
        try {
            return Optional.of(judging.get());
        } catch (OutOfMemoryError e) {
            forget();
        }
        if (beside) {
            try {
                return Optional.of(judging.get());
            } catch (OutOfMemoryError e) {
                forget();
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("CatchingUnchecked") // a crash of the analyzer must not pass for a clean judgement
    private List<Finding> tryFindings(Handler handler) {
        try {
            HandlerJudge.Judgement judgement = withRoom().judge().judge(handler, settings.strict());
            judgement.changes().stream()
                    .map(Judged::change)
                    .filter(change -> change.repeat() == Repeat.UNJUDGED || change.isGuessedRead())
                    .map(Change::effect)
                    .forEach(effect -> UnjudgedCalls.of(effect).ifPresent(unjudged::add));
            return findings(judgement);
        } catch (RuntimeException | StackOverflowError e) {
            notJudged(
                    handler,
                    "the analysis failed (" + e + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
                            + "). This is a defect in Hapax; please report it.");
        }
        return List.of();
    }

    /** What the rules say about a judgement. */
    static List<Finding> findings(HandlerJudge.Judgement judgement) {
        return OncePerPlace.of(Stream.of(
                        judgement.changes().stream().flatMap(Rules::check),
                        judgement.losses().stream().flatMap(Rules::check),
                        judgement.broken().stream().map(Rules::check),
                        judgement.chances().stream().map(Rules::check),
                        judgement.surpluses().stream().flatMap(Rules::check))
                .flatMap(findings -> findings)
                .toList());
    }

    private void notJudged(Handler handler, String why) {
        problems.add(new Problem(
                handler.method().className(),
                handler.method().method() + handler.method().descriptor(),
                true,
                "The handler " + handler.method().displayName() + " is not judged: " + why));
    }

    /** What the next handler is judged with. */
    private EngineParts withRoom() {
        if (begun && least < 0) {
            least = Capacity.taken(parts);
        }
        if (begun && capacity.isExceededBy(Capacity.taken(parts), least)) {
            forget();
        }
        begun = true;
        return parts;
    }

    /** A class, as the next handler is judged with it. */
    Optional<ClassModel> read(String className) {
        return parts.pool().find(className);
    }

    /** Makes room: one handler that is too much must not take the others with it. */
    private void forget() {
        EngineParts read = parts;
        forgotten += read.flows().instructions();
        parts = EngineParts.of(classes, catalog, problems, capacity);
        least = -1;
        begun = false;
        note(read);
    }

    /** How many byte code instructions have been gone over so far, each method once. */
    long instructions() {
        return forgotten + parts.flows().instructions();
    }

    /** What could not be analyzed so far. */
    List<Problem> problems() {
        return problems.all();
    }

    private static boolean leadsThrough(Finding finding, Set<String> methods) {
        return !methods.isEmpty()
                && finding.path().stream()
                        .map(PathStep::place)
                        .map(place -> inside(place.className(), place.method()))
                        .anyMatch(methods::contains);
    }

    private static String inside(String className, String method) {
        return className + "." + method;
    }

    private static Finding finding(Problem problem) {
        HandlerMethod nobody = HandlerMethod.none(problem.className(), problem.method());
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

    private void note(EngineParts read) {
        ClassPool pool = read.pool();
        pool.filesRead().forEach((suffix, files) -> digests.put("*" + suffix, files));
        Vouches.in(pool).forEach(vouch -> vouched.put(vouch.method(), vouch));
        pool.projectFilesRead().forEach((name, file) -> digests.put(name, file.fingerprint()));
        for (String name : pool.projectClassesListed()) {
            pool.outline(name).ifPresent(outline -> digests.putIfAbsent(name, outline.fingerprint()));
        }
    }
}
