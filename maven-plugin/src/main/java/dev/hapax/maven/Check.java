package dev.hapax.maven;

import dev.hapax.analysis.Analysis;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** One run of the check goal on one module. */
final class Check {
    private final CompiledModule module;
    private final boolean strict;
    private final Log log;

    Check(CompiledModule module, boolean strict, Log log) {
        this.module = module;
        this.strict = strict;
        this.log = log;
    }

    void run() throws IOException, MojoFailureException {
        try (ClassPathFiles classes = new ClassPathFiles(module.classPath(), module.own())) {
            Collection<String> handlers = ClassPathEntry.open(
                            module.output(), dev.hapax.analysis.ClassFile.Origin.PROJECT)
                    .orElseThrow()
                    .classes();
            if (handlers.isEmpty()) {
                return;
            }
            AnalysisReport report = Analysis.run(classes, handlers, new Settings(strict));
            report(Stream.concat(report.findings().stream(), report.problems().stream())
                    .toList());
        }
    }

    private void report(List<Finding> findings) throws MojoFailureException {
        FindingPrinter printer = new FindingPrinter(module.sources(), log);
        findings.forEach(printer::print);
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            throw new MojoFailureException("Hapax: " + errors + (errors == 1 ? " error" : " errors")
                    + " in the handlers of " + module.name() + ", listed above");
        }
    }
}
