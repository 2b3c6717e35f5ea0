package dev.hapax.maven;

import org.apache.maven.plugins.annotations.Mojo;

/**
 * Writes down the findings that there are, so that only new ones are reported from now on: {@code hapax-baseline.json} in
 * each module that has any. What is mended drops out when this goal runs again, and not before. Named on the command line,
 * in a project that is compiled; all modules are judged.
 */
@Mojo(name = BaselineMojo.GOAL, threadSafe = true)
public final class BaselineMojo extends JudgingMojo {
    static final String GOAL = "baseline";

    /** Made by Maven. */
    public BaselineMojo() {}

    @Override
    Outcome outcome() {
        return new BaselineOutcome();
    }

    @Override
    boolean judgesAgain(boolean bound) {
        return true;
    }
}
