package dev.hapax.maven;

import dev.hapax.analysis.UnjudgedCall;
import dev.hapax.analysis.catalog.CatalogDraft;
import dev.hapax.maven.judged.JudgedModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Writes down what was not judged.
 *
 * @param file the file
 */
record UnjudgedOutcome(Path file) implements Outcome {
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
        // what is missing is listed when all modules are judged
    }

    @Override
    public void finished(CheckRun run, Map<CheckRun, JudgedModule> modules) throws IOException {
        List<UnjudgedCall> calls = modules.values().stream()
                .flatMap(module -> module.report().unjudgedCalls().stream())
                .toList();
        String handlers = new Tally(modules.values()).handlersInWords();
        if (calls.isEmpty()) {
            run.log().info("Hapax: every call in " + handlers + " was judged");
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, CatalogDraft.of(calls));
        long methods = calls.stream()
                .map(call -> call.owner() + "." + call.method() + call.descriptor())
                .distinct()
                .count();
        run.log()
                .info("Hapax: in " + handlers + ", "
                        + (methods == 1 ? "1 method is called that is" : methods + " methods are called that are")
                        + " not judged: say in " + file
                        + " what each does, and keep it as hapax-catalog.yaml in the module's folder");
    }

    @Override
    public void uncompiled(CheckRun run, String sentence) throws MojoFailureException {
        throw new MojoFailureException(sentence);
    }
}
