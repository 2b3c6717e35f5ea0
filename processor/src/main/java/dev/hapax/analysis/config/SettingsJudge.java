package dev.hapax.analysis.config;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.handlers.Handler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges the settings of one module: those of its files and of its code. Not thread-safe. */
public final class SettingsJudge {
    private static final List<String> SUFFIXES = List.of(".properties", ".yml", ".yaml");

    private final ClassFiles classes;
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Set<String> owned;
    private final SettingFiles files = new SettingFiles(this::isNamed);
    private final List<KafkaSetting> inCode = new ArrayList<>();

    /**
     * Reads the settings.
     *
     * @param classes where the module's files are, and its project's
     * @param pool reads classes
     * @param hierarchy their inheritance
     * @param flows what methods do
     * @param owned internal names of the module's own classes
     * @param isOwned whether a file is the module's own
     * @throws IOException if the files cannot be listed or read
     */
    public SettingsJudge(
            ClassFiles classes,
            ClassPool pool,
            Hierarchy hierarchy,
            Flows flows,
            Collection<String> owned,
            Predicate<ProjectFile> isOwned)
            throws IOException {
        this.classes = classes;
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.owned = Set.copyOf(owned);
        for (String suffix : SUFFIXES) {
            classes.projectFiles(suffix).stream().filter(isOwned).forEach(files::add);
        }
        CodeSettings code = new CodeSettings(flows);
        for (String name : owned.stream().sorted().toList()) {
            Optional<ClassContext> context =
                    classes.find(name).map(ClassContext::of).filter(ClassContext::mayMatter);
            if (context.isPresent()) {
                pool.find(name).ifPresent(type -> inCode.addAll(code.in(type, context.get())));
            }
        }
    }

    /**
     * Whether there is anything to judge besides what stands on the handlers themselves.
     *
     * @return false where no setting was found that can decide a guarantee, and every file could be read
     */
    public boolean hasSettings() {
        return files.areOfApplication()
                || !files.settings().isEmpty()
                || !files.broken().isEmpty()
                || !inCode.isEmpty();
    }

    /**
     * Holds the settings against some handlers.
     *
     * @param handlers the handlers of the project
     * @param sends whether one of them sends messages through Kafka
     * @return what is wrong
     * @throws IOException if the files cannot be listed or read
     */
    public List<Finding> judge(List<Handler> handlers, Predicate<Handler> sends) throws IOException {
        if (handlers.isEmpty()) {
            return List.of();
        }
        Application application = new Application(
                SpringBeans.among(typesWith(SpringBeans::mayBeIn)), one -> sends.test(one.handler()), inCode);
        ConfigConflicts conflicts = new ConfigConflicts(application);
        Subscriptions subscriptions = new Subscriptions(pool, hierarchy);
        boolean ofApplication = files.areOfApplication() && handlers.stream().anyMatch(Handler::isDeclared);
        Beginnings beginnings = ofApplication ? beginnings() : Beginnings.unknown();
        CodeBeginnings byCode = byCode(handlers, beginnings);
        for (Handler handler : handlers) {
            Subscription subscription = subscriptions.of(handler);
            boolean ours = owned.contains(handler.method().className());
            conflicts.add(
                    subscription,
                    Stream.concat(files.settings().stream(), ours ? subscription.own().stream() : Stream.empty())
                            .toList());
            if (subscription.isDeclared()
                    && beginnings.leaveOpen(subscription, application)
                    && !byCode.mayReach(subscription, subscriptions.annotations(handler))) {
                conflicts.addReset(subscription);
            }
        }
        return Stream.concat(files.broken().stream().map(SettingsJudge::finding), conflicts.findings().stream())
                .toList();
    }

    private Beginnings beginnings() throws IOException {
        List<ProjectFile> all = new ArrayList<>();
        for (String suffix : Beginnings.SUFFIXES) {
            all.addAll(classes.projectFiles(suffix));
        }
        return Beginnings.in(all, files::resets);
    }

    /** Where the files say nothing that is known, the code is not asked. */
    private CodeBeginnings byCode(List<Handler> handlers, Beginnings beginnings) {
        Set<String> handling =
                handlers.stream().map(handler -> handler.method().className()).collect(Collectors.toSet());
        return new CodeBeginnings(beginnings.areKnown() ? typesWith(Beginnings::mentions) : Stream.empty(), handling);
    }

    /** Whether a class of the project names a file. */
    private boolean isNamed(String file) {
        return typesWith(constants -> constants.contains(file)).findAny().isPresent();
    }

    private Stream<ClassModel> typesWith(Predicate<String> constants) {
        return pool.projectClasses().stream()
                .filter(name -> file(name)
                        .map(ClassContext::constants)
                        .filter(constants)
                        .isPresent())
                .flatMap(name -> pool.find(name).stream());
    }

    private Optional<ClassFile> file(String name) {
        try {
            return classes.find(name);
        } catch (IOException e) {
            return Optional.empty(); // the judgement of the handlers says so
        }
    }

    private static Finding finding(SettingFiles.Broken broken) {
        CodePlace place = broken.place();
        HandlerMethod nobody = new HandlerMethod(
                "", "", "", place.sourceFile().orElse(""), HandlerMethod.Guarantee.AT_LEAST_ONCE, false, false);
        return new Finding(
                Rule.NOT_ANALYZED,
                Severity.WARNING,
                Severity.WARNING,
                Direction.UNKNOWN,
                nobody,
                place,
                "the settings in " + place.sourceFile().orElse("") + " are not judged: line " + place.line()
                        + " cannot be read: " + broken.why(),
                List.of(),
                "",
                List.of());
    }
}
