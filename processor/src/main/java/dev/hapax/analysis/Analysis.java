package dev.hapax.analysis;

import java.util.Collection;
import java.util.List;

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
        return new Engine(classes, settings.catalog(), settings).judge(roots);
    }

    /**
     * Finds the classes that declare handlers, without judging them.
     *
     * @param classes where class files are read from
     * @param candidates internal names of the classes to look at
     * @return those that declare handlers, and those that cannot be read, so that the judgement can say so
     */
    public static List<String> handlerClasses(ClassFiles classes, Collection<String> candidates) {
        return new HandlerClasses(classes).among(candidates);
    }
}
