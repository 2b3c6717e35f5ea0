package dev.hapax.processor.judging;

import com.sun.source.util.Trees;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.analysis.classes.Names;
import dev.hapax.baseline.Baseline;
import dev.hapax.baseline.BaselineText;
import dev.hapax.baseline.FindingShape;
import dev.hapax.source.Suppression;
import dev.hapax.stamp.Stamp;
import dev.hapax.verdict.UnneededSuppressions;
import dev.hapax.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/**
 * Judges the handlers of a compilation and reports what is wrong. After an error the handler's class file is deleted: it
 * was written before it was judged, and the next build would find nothing to compile and be green.
 */
final class Judgement {
    private final Judge judge;
    private final Options options;
    private final CatalogLoader catalogs;
    private final Settings settings;
    private final Messager messager;
    private final CompilerClassFiles classes;
    private final ReportedSources sources;
    private final FindingPrinter printer;
    private final Baseline baseline;

    Judgement(
            Judge judge,
            Options options,
            CatalogLoader catalogs,
            Baseline baseline,
            ProcessingEnvironment environment,
            Trees trees,
            WrittenClasses written) {
        this.judge = judge;
        this.options = options;
        this.catalogs = catalogs;
        this.baseline = baseline;
        settings = options.settings().with(catalogs.load());
        messager = environment.getMessager();
        classes = new CompilerClassFiles(
                environment.getFiler(), environment.getElementUtils(), written, new ClassRoots(options.project()));
        sources = new ReportedSources(written);
        printer = new FindingPrinter(trees, messager, sources, options.excerpt());
    }

    /**
     * Judges the handlers of some classes.
     *
     * @param handlerClasses internal names of the classes
     * @param mustBeJudged those of them that have a handler of our own annotation
     */
    void of(Collection<String> handlerClasses, Collection<String> mustBeJudged) {
        try {
            report(handlerClasses, mustBeJudged, judge.judge(classes, handlerClasses, settings));
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            notJudged(handlerClasses, Failure.sentence(e));
        }
    }

    private void report(Collection<String> handlerClasses, Collection<String> mustBeJudged, AnalysisReport report)
            throws IOException {
        Set<String> wrong = new LinkedHashSet<>();
        for (String row : catalogs.wrongRows(classes)) {
            messager.printMessage(Kind.ERROR, row);
            wrong.addAll(handlerClasses);
        }
        Verdict verdict = verdict(handlerClasses, report);
        for (Finding finding : verdict.fresh()) {
            printer.print(finding);
            if (finding.severity() == Severity.ERROR) {
                String handlerClass = finding.handler().className();
                // what could not be read may matter to every handler
                wrong.addAll(handlerClasses.contains(handlerClass) ? List.of(handlerClass) : handlerClasses);
            }
        }
        Set<String> judged = handlerClasses.stream().map(Names::source).collect(Collectors.toSet());
        sayWhatIsGone(baseline.gone(verdict.open(), judged::contains));
        delete(wrong);
        Set<String> missed = new LinkedHashSet<>(mustBeJudged);
        report.handlers().forEach(handler -> missed.remove(handler.className()));
        report.problems().forEach(problem -> missed.remove(problem.handler().className()));
        if (!missed.isEmpty()) {
            notJudged(missed, "they were not found in the class files");
        } else if (wrong.isEmpty() && options.stamp().isPresent()) {
            Stamp.of(handlerClasses, report, settings, baseline)
                    .write(options.stamp().get());
        }
    }

    private Verdict verdict(Collection<String> handlerClasses, AnalysisReport report) throws IOException {
        Verdict verdict = Verdict.of(report, this::suppression, baseline);
        List<Finding> unneeded = new ArrayList<>();
        // after a problem nobody knows what a suppression was for
        if (report.problems().isEmpty()) {
            UnneededSuppressions suppressions =
                    new UnneededSuppressions(settings, verdict.suppressed().values());
            for (String handlerClass : handlerClasses) {
                List<Suppression> judged = sources.suppressions(handlerClass).stream()
                        .filter(Judgement::isJudgedHere)
                        .toList();
                unneeded.addAll(suppressions.among(judged, sources.name(handlerClass)));
            }
        }
        return verdict.with(unneeded.stream().distinct().toList(), baseline);
    }

    /** Settings, those in code too, are judged by the check goal: what they suppress is not known here. */
    private static boolean isJudgedHere(Suppression suppression) {
        return !suppression.rule().equals(Rule.CONFIG_CONFLICT.id());
    }

    private Optional<Suppression> suppression(Finding finding) throws IOException {
        return sources.spot(finding)
                .flatMap(spot ->
                        spot.source().suppression(spot.place(), finding.rule().id()));
    }

    private void sayWhatIsGone(Map<FindingShape, Integer> gone) {
        Optional<Path> file = options.baseline().map(Path::getFileName);
        if (!gone.isEmpty() && file.isPresent()) {
            messager.printMessage(Kind.NOTE, BaselineText.gone(file.get().toString(), gone));
        }
    }

    /** A handler that was not judged must not look like one that was found right. */
    private void notJudged(Collection<String> handlerClasses, String why) {
        messager.printMessage(
                settings.levels().warnOnly() ? Kind.MANDATORY_WARNING : Kind.ERROR,
                "Hapax could not judge the handlers of "
                        + String.join(", ", handlerClasses).replace('/', '.') + ": " + why + " [hapax:not-analyzed]");
        if (!settings.levels().warnOnly()) {
            delete(handlerClasses);
        }
    }

    private void delete(Collection<String> handlerClasses) {
        for (String handlerClass : handlerClasses) {
            try {
                Optional<Path> file = classes.outputFile(handlerClass);
                if (file.isPresent()) {
                    Files.deleteIfExists(file.get());
                }
            } catch (IOException e) {
                messager.printMessage(
                        Kind.ERROR,
                        "the class file of " + handlerClass.replace('/', '.') + " cannot be deleted (" + e.getMessage()
                                + "): delete it, or the next build may not compile it again and miss its errors");
            }
        }
    }
}
