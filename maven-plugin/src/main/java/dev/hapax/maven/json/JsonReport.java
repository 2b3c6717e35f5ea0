package dev.hapax.maven.json;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Severity;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.maven.judged.SourcePlaces;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One JSON file: what was judged in one module or in several. */
public final class JsonReport {
    private final String version;
    private final Path root;

    /**
     * A report.
     *
     * @param version the version of Hapax
     * @param root the directory that files are named relative to: the project's top
     */
    public JsonReport(String version, Path root) {
        this.version = version;
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Writes a file.
     *
     * @param file the file; missing directories are made
     * @param modules what is to be in it
     * @throws IOException if it cannot be written, or a source cannot be read
     */
    public void write(Path file, List<JudgedModule> modules) throws IOException {
        List<Report.Module> written = new ArrayList<>();
        for (JudgedModule module : modules) {
            written.add(module(module));
        }
        JsonFile.write(file, new Report(Report.FORMAT, version, written));
    }

    private Report.Module module(JudgedModule module) throws IOException {
        List<Report.Found> findings = new ArrayList<>();
        for (Finding finding : module.verdict().all()) {
            findings.add(finding(module, finding));
        }
        return new Report.Module(
                module.name(),
                module.report().handlers().stream().map(JsonReport::handler).toList(),
                findings,
                module.report().unjudgedCalls().stream()
                        .map(call -> call.step().text())
                        .distinct()
                        .sorted()
                        .toList(),
                module.report().vouched().stream()
                        .map(vouch -> new Report.Vouched(vouch.method(), vouch.reason()))
                        .toList(),
                module.notices());
    }

    private static Report.Handler handler(HandlerMethod handler) {
        return new Report.Handler(handler.displayName(), word(handler.guarantee()), handler.declared(), handler.own());
    }

    private Report.Found finding(JudgedModule module, Finding finding) throws IOException {
        List<Report.Step> path = new ArrayList<>();
        for (PathStep step : finding.path()) {
            path.add(new Report.Step(step.text(), place(module, step)));
        }
        Suppression suppression = module.verdict().suppressed().get(finding);
        boolean known = module.verdict().known().contains(finding);
        return new Report.Found(
                finding.rule().id(),
                word(finding.severity()),
                word(finding.declaredSeverity()),
                suppression != null ? "suppressed" : known ? "known" : "open",
                suppression == null ? "" : suppression.justification(),
                word(finding.direction()),
                finding.handler().displayName(),
                finding.headline(),
                finding.crashPoint(),
                finding.fix(),
                place(module, new PathStep(finding.place(), "")),
                path);
    }

    private Report.Place place(JudgedModule module, PathStep step) throws IOException {
        Optional<SourcePlaces.Spot> spot = module.sources().spot(step.place());
        if (spot.isEmpty()) {
            String folder = step.place()
                    .className()
                    .substring(0, step.place().className().lastIndexOf('/') + 1);
            return new Report.Place(
                    step.place().sourceFile().map(name -> folder + name).orElse(""),
                    step.place().line(),
                    0);
        }
        Path file = spot.get().file().toAbsolutePath().normalize();
        return new Report.Place(
                (file.startsWith(root) ? root.relativize(file) : file)
                        .toString()
                        .replace('\\', '/'),
                spot.get().line(),
                spot.get().column());
    }

    private static String word(Enum<?> constant) {
        return constant instanceof Severity || constant instanceof dev.hapax.analysis.Direction
                ? constant.name().toLowerCase(Locale.ROOT)
                : constant.name();
    }
}
