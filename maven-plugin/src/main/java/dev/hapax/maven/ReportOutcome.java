package dev.hapax.maven;

import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.html.HtmlReport;
import dev.hapax.maven.html.PageModule;
import dev.hapax.maven.judged.JudgedModule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.maven.project.MavenProject;

/**
 * Writes the page about all handlers.
 *
 * @param project what the whole project is called
 * @param root its top
 * @param page the file
 */
record ReportOutcome(String project, Path root, Path page) implements Outcome {
    private static final String DESCRIPTIONS = ReportOutcome.class.getName();

    @Override
    public boolean prints() {
        return false;
    }

    @Override
    public boolean heedsBaseline() {
        return true;
    }

    @Override
    public boolean describes() {
        return true;
    }

    @Override
    public void described(CheckRun run, List<HandlerDescription> handlers) {
        // each module has an outcome of its own: what the last one needs is kept with the modules
        run.project().setContextValue(DESCRIPTIONS, handlers);
    }

    @Override
    public void judged(CheckRun run, JudgedModule module, Collection<JudgedModule> soFar) {
        // the page is written when all modules are judged
    }

    @Override
    public void finished(CheckRun run, Map<CheckRun, JudgedModule> modules) throws IOException {
        List<PageModule> all = new ArrayList<>();
        modules.forEach((told, module) -> all.add(new PageModule(module, descriptions(told.project()))));
        new HtmlReport(Coordinates.version(), project, root).write(page, all);
        run.log().info("Hapax: the report on " + new Tally(modules.values()).handlersInWords() + " is " + page);
    }

    private static List<HandlerDescription> descriptions(MavenProject module) {
        return module.getContextValue(DESCRIPTIONS) instanceof List<?> handlers
                ? handlers.stream().map(HandlerDescription.class::cast).toList()
                : List.of();
    }

    @Override
    public void uncompiled(CheckRun run, String sentence) {
        run.log().warn(sentence);
    }
}
