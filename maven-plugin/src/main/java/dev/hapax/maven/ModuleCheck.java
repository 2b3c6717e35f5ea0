package dev.hapax.maven;

import dev.hapax.analysis.Analysis;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.baseline.Baseline;
import dev.hapax.baseline.BaselineText;
import dev.hapax.baseline.FindingShape;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.verdict.Verdict;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Judges the handlers of one module and prints what is wrong with them. */
final class ModuleCheck {
    private static final AnalysisReport NOTHING = AnalysisReport.empty();

    private final CheckRun run;
    private final MavenProject project;
    private final ClassPathResolver classPaths;
    private final Sources everywhere;
    private final Set<String> noticed;
    private final Log log;

    /**
     * A check.
     *
     * @param run what the goal was told
     * @param classPaths finds what the module's code runs with
     * @param everywhere the sources of all modules, this one's first
     * @param noticed what has been said to be missing; this check adds what it says
     */
    ModuleCheck(CheckRun run, ClassPathResolver classPaths, Sources everywhere, Set<String> noticed) {
        this.run = run;
        this.project = run.project();
        this.classPaths = classPaths;
        this.everywhere = everywhere;
        this.noticed = noticed;
        this.log = run.log();
    }

    /**
     * Judges the module.
     *
     * @param applications the modules that run this module's code together with what it does not see itself: the
     *     implementations of its interfaces
     * @return what was found
     * @throws IOException if a class, a source or a stamp cannot be read
     * @throws FileFormatException if a catalog of the project cannot be used
     */
    JudgedModule run(List<MavenProject> applications) throws IOException, FileFormatException {
        ModuleClassPath path = classPaths.of(project, run.house());
        CatalogLoader catalogs = catalogs(path);
        Settings settings = run.settings().with(catalogs.load());
        Baseline baseline = run.known();
        Path output = Path.of(project.getBuild().getOutputDirectory());
        List<String> handlers;
        List<String> unjudged;
        List<Finding> ofSettings;
        try (ClassPathFiles classes = new ClassPathFiles(path.entries(), path.own())) {
            List<String> own = classes.classesIn(output);
            handlers = Analysis.handlerClasses(classes, own);
            // files change without a compilation, so no compilation has judged them
            ofSettings = Analysis.settings(classes, own, file -> isBelow(output, file), settings);
            unjudged = handlers.isEmpty()
                    ? handlers
                    : StampFiles.unjudged(
                            StampFiles.directory(project), run.house(), classes, handlers, settings, baseline);
            if (unjudged.isEmpty() && !run.again()) {
                AnalysisReport report = NOTHING.with(ofSettings);
                Verdict verdict = verdict(report, baseline, Set.of(), handlers, ofSettings);
                sayWhatIsGone(baseline, verdict.open(), List.of(), handlers);
                return module(report, verdict, List.of());
            }
            refuse(handlers.isEmpty() ? List.of() : catalogs.wrongRows(classes));
            sayWhatIsNotGenerated(classes, unjudged);
        }
        path = handlers.isEmpty() ? path : with(path, applications);
        try (ClassPathFiles classes = new ClassPathFiles(path.entries(), path.own())) {
            List<String> judged = run.again() ? handlers : unjudged;
            AnalysisReport report = judged.isEmpty() ? NOTHING : Analysis.run(classes, judged, settings);
            List<String> notices = judged.isEmpty() ? List.of() : path.notices();
            // an application is judged with each of its modules, and what it lacks is said once
            notices.stream().filter(noticed::add).forEach(notice -> log.warn("Hapax: " + notice));
            AnalysisReport all = report.with(ofSettings);
            Verdict verdict = verdict(all, baseline, Set.copyOf(unjudged), handlers, ofSettings);
            sayWhatIsMissing(verdict);
            sayWhatIsGone(baseline, verdict.open(), judged, handlers);
            return module(all, verdict, notices);
        }
    }

    private ModuleClassPath with(ModuleClassPath path, List<MavenProject> applications) throws IOException {
        ModuleClassPath all = path;
        for (MavenProject application : applications) {
            all = all.and(classPaths.of(application, run.house()));
        }
        return all;
    }

    /**
     * Tells what the module's handlers do.
     *
     * @param applications the modules that run this module's code together with what it does not see itself
     * @param progress is told of each handler before it is judged
     * @return the descriptions
     * @throws IOException if a class cannot be read
     * @throws FileFormatException if a catalog of the project cannot be used
     */
    List<HandlerDescription> describe(List<MavenProject> applications, Consumer<HandlerMethod> progress)
            throws IOException, FileFormatException {
        ModuleClassPath own = classPaths.of(project, run.house());
        ModuleClassPath path = with(own, applications);
        Settings settings = run.settings().with(catalogs(own).load());
        try (ClassPathFiles classes = new ClassPathFiles(path.entries(), path.own())) {
            List<String> handlers = Analysis.handlerClasses(
                    classes, classes.classesIn(Path.of(project.getBuild().getOutputDirectory())));
            return Analysis.describe(classes, handlers, settings, progress);
        }
    }

    private CatalogLoader catalogs(ModuleClassPath path) throws FileFormatException {
        CatalogLoader catalogs = new CatalogLoader();
        for (Path file : CatalogPlaces.of(project, run.catalog())) {
            catalogs.add(file);
        }
        for (Path place : path.catalogs()) {
            catalogs.addFrom(place);
        }
        return catalogs;
    }

    private static void refuse(List<String> wrongRows) throws IOException {
        if (!wrongRows.isEmpty()) {
            throw new IOException(String.join("\n", wrongRows));
        }
    }

    private static boolean isBelow(Path output, ProjectFile file) {
        return Path.of(file.location()).startsWith(output);
    }

    private JudgedModule module(AnalysisReport report, Verdict verdict, List<String> notices) {
        Optional<String> baseline = Optional.of(run.baseline())
                .filter(file -> run.outcome().heedsBaseline() && Files.isRegularFile(file))
                .map(file -> file.getFileName().toString());
        return new JudgedModule(project.getId(), report, verdict, baseline, notices, everywhere);
    }

    /** Sorts the findings, and prints what nobody has printed yet. */
    private Verdict verdict(
            AnalysisReport report,
            Baseline baseline,
            Set<String> unjudged,
            List<String> handlers,
            List<Finding> ofSettings)
            throws IOException {
        FindingPrinter printer = new FindingPrinter(Sources.of(List.of(project)), log);
        Verdict verdict = Verdict.of(report, printer::suppression, baseline);
        Set<String> handlerClasses = Set.copyOf(handlers);
        Set<Finding> unprinted = Set.copyOf(ofSettings);
        for (Finding finding : verdict.fresh()) {
            String owner = finding.handler().className();
            boolean said = !unjudged.contains(owner) && handlerClasses.contains(owner) && !unprinted.contains(finding);
            if (run.outcome().prints() && !said) {
                printer.print(finding);
            }
        }
        return verdict;
    }

    /** A file with the usual name need not be there; one that the user names is missed. */
    private void sayWhatIsMissing(Verdict verdict) {
        Path file = run.baseline();
        boolean named = !file.endsWith(BaselineFiles.USUAL);
        if (run.outcome().heedsBaseline() && named && !verdict.fresh().isEmpty() && !Files.exists(file)) {
            log.warn("Hapax: there is no baseline " + file + ", so every finding of " + project.getId()
                    + " counts as new: the baseline goal writes one");
        }
    }

    /** Of handlers that were not judged now nothing is said, unless they are not there any more. */
    private void sayWhatIsGone(Baseline baseline, List<Finding> open, List<String> judged, List<String> handlers)
            throws IOException {
        Set<String> now = names(judged);
        Set<String> there = names(handlers);
        Map<FindingShape, Integer> gone = baseline.gone(open, name -> now.contains(name) || !there.contains(name));
        // what is not compiled is not gone
        if (!gone.isEmpty() && UncompiledHandlers.of(project).isEmpty()) {
            log.warn("Hapax: " + BaselineText.gone(run.baseline().getFileName().toString(), gone));
        }
    }

    private static Set<String> names(List<String> classes) {
        return classes.stream().map(Names::source).collect(Collectors.toSet());
    }

    private void sayWhatIsNotGenerated(ClassFiles classes, List<String> handlerClasses) throws IOException {
        GeneratedFactories.missing(classes, handlerClasses, project.getId())
                .ifPresent(sentence -> log.warn("Hapax: " + sentence));
    }
}
