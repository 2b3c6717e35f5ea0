package dev.hapax.maven;

import dev.hapax.analysis.Analysis;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One run of the check goal on one module. */
final class Check {
    private final CompiledModule module;
    private final Settings settings;
    private final Log log;

    Check(CompiledModule module, Settings settings, Log log) {
        this.module = module;
        this.settings = settings;
        this.log = log;
    }

    void run() throws IOException, MojoFailureException {
        try (ClassPathFiles classes = new ClassPathFiles(module.classPath(), module.own())) {
            List<String> handlers = Analysis.handlerClasses(classes, classes.classesIn(module.output()));
            List<String> unjudged =
                    handlers.isEmpty() ? handlers : StampFiles.unjudged(module.stamps(), classes, handlers, settings);
            if (!unjudged.isEmpty()) {
                sayWhatIsNotGenerated(classes, unjudged);
                report(Analysis.run(classes, unjudged, settings));
            }
        }
    }

    private void report(AnalysisReport report) throws IOException, MojoFailureException {
        FindingPrinter printer = new FindingPrinter(module.sources(), log);
        List<Finding> all = Stream.concat(report.findings().stream(), report.problems().stream())
                .toList();
        int errors = 0;
        for (Finding finding : all) {
            if (printer.print(finding) && finding.severity() == Severity.ERROR) {
                errors++;
            }
        }
        if (errors > 0) {
            throw new MojoFailureException("Hapax found " + (errors == 1 ? "1 error" : errors + " errors")
                    + " in the handlers of " + module.name() + "; see above.");
        }
    }

    private void sayWhatIsNotGenerated(ClassFiles classes, List<String> handlerClasses) throws IOException {
        List<String> missing = GeneratedFactories.missing(classes, handlerClasses);
        if (!missing.isEmpty()) {
            log.warn("Hapax: the annotation processor did not run when " + module.name() + " was compiled, so "
                    + String.join(", ", missing) + (missing.size() == 1 ? " was" : " were") + " not generated.");
        }
    }
}
