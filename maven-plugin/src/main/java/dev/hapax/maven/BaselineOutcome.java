package dev.hapax.maven;

import dev.hapax.analysis.Finding;
import dev.hapax.baseline.Baseline;
import dev.hapax.maven.json.BaselineJson;
import dev.hapax.maven.judged.JudgedModule;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;

/** Writes each module's findings to its baseline. What could not be judged stays for the check to say. */
final class BaselineOutcome implements Outcome {
    @Override
    public boolean prints() {
        return false;
    }

    @Override
    public boolean heedsBaseline() {
        return false;
    }

    @Override
    public void judged(CheckRun run, JudgedModule module, Collection<JudgedModule> soFar) {
        // which suppressions are needed is known when all modules are judged
    }

    private static void write(CheckRun run, JudgedModule module) throws IOException {
        Path file = run.baseline();
        List<Finding> findings = module.verdict().open();
        Baseline now = Baseline.of(findings);
        String before = difference(file, findings, now);
        if (now.size() > 0) {
            BaselineJson.write(file, findings);
            run.log().info("Hapax: " + file + " knows " + findings(now.size()) + before);
        } else if (Files.deleteIfExists(file)) {
            run.log().info("Hapax: " + file + " is deleted: nothing is left to know" + before);
        }
    }

    /** What has changed; nothing is said of a file that could not be read: it is written anew. */
    private static String difference(Path file, List<Finding> findings, Baseline now) {
        try {
            Baseline before = Baseline.read(file);
            Set<Finding> known = before.known(findings);
            int added = now.size() - known.size();
            int gone = before.size() - known.size();
            return before.size() == 0 ? "" : " (" + added + " new, " + gone + " gone)";
        } catch (FileFormatException e) {
            return " (before, it could not be read: " + e.getMessage() + ")";
        }
    }

    private static String findings(int number) {
        return number == 1 ? "1 finding" : number + " findings";
    }

    @Override
    public void finished(CheckRun run, Map<CheckRun, JudgedModule> modules) throws IOException {
        for (Map.Entry<CheckRun, JudgedModule> module : modules.entrySet()) {
            write(module.getKey(), module.getValue());
        }
        run.log().info("Hapax: " + new Tally(modules.values()).handlersInWords() + " judged");
        long problems = modules.values().stream()
                .mapToLong(module -> module.report().problems().size())
                .sum();
        if (problems > 0) {
            run.log()
                    .warn("Hapax: what could not be analyzed is never known, and will be reported: " + problems
                            + (problems == 1 ? " place" : " places"));
        }
    }

    @Override
    public void uncompiled(CheckRun run, String sentence) throws MojoFailureException {
        throw new MojoFailureException(sentence);
    }
}
