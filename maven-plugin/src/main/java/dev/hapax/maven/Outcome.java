package dev.hapax.maven;

import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.judged.JudgedModule;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/** What a goal does with judgements. */
interface Outcome {
    /** Whether findings are printed; a goal that only lists them elsewhere keeps the console free. */
    boolean prints();

    /** Whether known findings count as such. */
    boolean heedsBaseline();

    /** Whether it wants handlers described, besides being judged. */
    default boolean describes() {
        return false;
    }

    /**
     * A module's handlers are described.
     *
     * @param run what the goal was told for it
     * @param handlers what they do
     */
    default void described(CheckRun run, List<HandlerDescription> handlers) {
        // most goals do not ask for it
    }

    /**
     * A module is judged.
     *
     * @param run what the goal was told for it
     * @param module its judgement
     * @param soFar the judgements of all modules so far, this one's included
     */
    void judged(CheckRun run, JudgedModule module, Collection<JudgedModule> soFar) throws IOException;

    /**
     * Judging is over: for one module that its own lifecycle judges, or for all of the build.
     *
     * @param run what the goal was told for the last module
     * @param modules the judgements, each with what the goal was told for the module
     */
    void finished(CheckRun run, Map<CheckRun, JudgedModule> modules) throws IOException, MojoFailureException;

    /**
     * Modules are not compiled.
     *
     * @param run what the goal was told for the last module
     * @param sentence which ones, and what to do
     */
    void uncompiled(CheckRun run, String sentence) throws MojoFailureException;
}
