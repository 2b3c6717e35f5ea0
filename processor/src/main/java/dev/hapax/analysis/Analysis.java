package dev.hapax.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The way in: judges the handlers of some classes. */
public final class Analysis {
    private Analysis() {}

    /**
     * Judges every handler that the given classes declare.
     *
     * @param classes where class files are read from
     * @param roots internal names of the classes to look for handlers in, nested ones named for themselves
     * @param settings how strictly
     * @return the judgement; never throws for what a class file holds
     */
    public static AnalysisReport run(ClassFiles classes, Collection<String> roots, Settings settings) {
        return new AnalysisReport(List.of(), List.of(), List.of(), Map.of());
    }
}
