package dev.hapax.maven;

import dev.hapax.analysis.Analysis;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.maven.sarif.SarifModule;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** Judges the handlers of one module and prints what is wrong with them. */
final class ModuleCheck {
    private static final AnalysisReport NOTHING =
            new AnalysisReport(List.of(), List.of(), List.of(), List.of(), Map.of());

    private final CheckRun run;
    private final MavenProject project;
    private final ClassPathResolver classPaths;
    private final Sources everywhere;
    private final Log log;

    /**
     * A check.
     *
     * @param run what the goal was told
     * @param classPaths finds what the module's code runs with
     * @param everywhere the sources of all modules, this one's first
     */
    ModuleCheck(CheckRun run, ClassPathResolver classPaths, Sources everywhere) {
        this.run = run;
        this.project = run.project();
        this.classPaths = classPaths;
        this.everywhere = everywhere;
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
    SarifModule run(List<MavenProject> applications) throws IOException, FileFormatException {
        ModuleClassPath path = classPaths.of(project);
        CatalogLoader catalogs = catalogs(path);
        Settings settings = run.settings().with(catalogs.load());
        Path output = Path.of(project.getBuild().getOutputDirectory());
        List<String> handlers;
        List<String> unjudged;
        try (ClassPathFiles classes = new ClassPathFiles(path.entries(), path.own())) {
            handlers = Analysis.handlerClasses(classes, classes.classesIn(output));
            unjudged = handlers.isEmpty()
                    ? handlers
                    : StampFiles.unjudged(StampFiles.directory(project), classes, handlers, settings);
            if (unjudged.isEmpty() && !run.again()) {
                return module(NOTHING, Set.of(), List.of());
            }
            refuse(handlers.isEmpty() ? List.of() : catalogs.wrongRows(classes));
            sayWhatIsNotGenerated(classes, unjudged);
        }
        for (MavenProject application : handlers.isEmpty() ? List.<MavenProject>of() : applications) {
            path = path.and(classPaths.of(application));
        }
        try (ClassPathFiles classes = new ClassPathFiles(path.entries(), path.own())) {
            List<String> judged = run.again() ? handlers : unjudged;
            AnalysisReport report = judged.isEmpty() ? NOTHING : Analysis.run(classes, judged, settings);
            List<String> notices = judged.isEmpty() ? List.of() : path.notices();
            notices.forEach(notice -> log.warn("Hapax: " + notice));
            return module(report, print(report, Set.copyOf(unjudged), Set.copyOf(handlers)), notices);
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

    private SarifModule module(AnalysisReport report, Set<Finding> suppressed, List<String> notices) {
        return new SarifModule(project.getId(), report, suppressed, notices, everywhere);
    }

    /** Prints what nobody has printed yet. */
    private Set<Finding> print(AnalysisReport report, Set<String> unjudged, Set<String> handlers) throws IOException {
        FindingPrinter printer = new FindingPrinter(Sources.of(List.of(project)), log);
        Set<Finding> suppressed = new HashSet<>();
        for (Finding finding : Stream.concat(report.findings().stream(), report.problems().stream())
                .toList()) {
            String owner = finding.handler().className();
            if (printer.isSuppressed(finding)) {
                suppressed.add(finding);
            } else if (unjudged.contains(owner) || !handlers.contains(owner)) {
                printer.print(finding);
            }
        }
        return suppressed;
    }

    private void sayWhatIsNotGenerated(ClassFiles classes, List<String> handlerClasses) throws IOException {
        List<String> missing = GeneratedFactories.missing(classes, handlerClasses);
        if (!missing.isEmpty()) {
            log.warn("Hapax: the annotation processor did not run when " + project.getId() + " was compiled, so "
                    + String.join(", ", missing) + (missing.size() == 1 ? " was" : " were") + " not generated.");
        }
    }
}
