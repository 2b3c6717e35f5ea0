package dev.hapax.analysis;

import dev.hapax.analysis.description.HandlerDescription;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

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

    /**
     * Holds the settings of a module, in its files and its code, against the guarantees of the handlers that they reach:
     * those of the whole project as the module sees it.
     *
     * @param classes where class files and files of settings are read from
     * @param owned internal names of the module's own classes
     * @param isOwned whether a file is the module's own
     * @param settings how strictly
     * @return the settings that contradict a guarantee, and the files that cannot be read
     * @throws IOException if files cannot be listed or read
     */
    public static List<Finding> settings(
            ClassFiles classes, Collection<String> owned, Predicate<ProjectFile> isOwned, Settings settings)
            throws IOException {
        return new Engine(classes, settings.catalog(), settings).settings(owned, isOwned);
    }

    /**
     * Describes every handler that the given classes declare: what it does, and what each guarantee would mean for it.
     *
     * @param classes where class files are read from
     * @param roots internal names of the classes to look for handlers in
     * @param settings how strictly
     * @param progress is told of each handler before it is judged
     * @return the descriptions; never throws for what a class file holds
     */
    public static List<HandlerDescription> describe(
            ClassFiles classes, Collection<String> roots, Settings settings, Consumer<HandlerMethod> progress) {
        return new Engine(classes, settings.catalog(), settings).describe(roots, progress);
    }
}
