package dev.hapax.maven;

import dev.hapax.maven.judged.JudgedModule;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Fails on errors, and writes the reports that are asked for.
 *
 * @param failOnError whether errors fail the build
 * @param files the reports
 */
record CheckOutcome(boolean failOnError, ReportFiles files) implements Outcome {
    @Override
    public boolean prints() {
        return true;
    }

    @Override
    public boolean heedsBaseline() {
        return true;
    }

    @Override
    public void judged(CheckRun run, JudgedModule module, Collection<JudgedModule> soFar) throws IOException {
        files.write(run.project(), module, soFar);
    }

    @Override
    public void finished(CheckRun run, Map<CheckRun, JudgedModule> modules) throws MojoFailureException {
        Tally tally = new Tally(modules.values());
        if (failOnError && tally.errors() > 0) {
            throw new MojoFailureException(
                    "Hapax found " + (tally.errors() == 1 ? "1 error" : tally.errors() + " errors")
                            + " in the handlers of " + String.join(", ", tally.modulesWithErrors()) + "; see above.");
        }
    }

    @Override
    public void uncompiled(CheckRun run, String sentence) throws MojoFailureException {
        if (failOnError) {
            throw new MojoFailureException(sentence);
        }
        run.log().warn(sentence);
    }
}
