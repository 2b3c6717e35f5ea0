package dev.hapax.processor.judging;

import com.sun.source.util.Trees;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.Severity;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.stamp.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
    private final FindingPrinter printer;

    Judgement(
            Judge judge,
            Options options,
            CatalogLoader catalogs,
            ProcessingEnvironment environment,
            Trees trees,
            WrittenClasses written) {
        this.judge = judge;
        this.options = options;
        this.catalogs = catalogs;
        settings = options.settings().with(catalogs.load());
        messager = environment.getMessager();
        classes = new CompilerClassFiles(
                environment.getFiler(), environment.getElementUtils(), written, new ClassRoots(options.project()));
        printer = new FindingPrinter(trees, messager, new ReportedSources(written), options.excerpt());
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
        for (Finding finding : Stream.concat(report.findings().stream(), report.problems().stream())
                .toList()) {
            if (printer.print(finding) && finding.severity() == Severity.ERROR) {
                String handlerClass = finding.handler().className();
                // what could not be read may matter to every handler
                wrong.addAll(handlerClasses.contains(handlerClass) ? List.of(handlerClass) : handlerClasses);
            }
        }
        delete(wrong);
        Set<String> missed = new LinkedHashSet<>(mustBeJudged);
        report.handlers().forEach(handler -> missed.remove(handler.className()));
        report.problems().forEach(problem -> missed.remove(problem.handler().className()));
        if (!missed.isEmpty()) {
            notJudged(missed, "they were not found in the class files");
        } else if (wrong.isEmpty() && options.stamp().isPresent()) {
            Stamp.of(handlerClasses, report, settings).write(options.stamp().get());
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
