package dev.hapax.processor.judging;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Settings;
import java.util.Collection;

/** What judges handlers: the engine, or in tests something that says what it is told to say. */
@FunctionalInterface
public interface Judge {
    /**
     * Judges every handler that the given classes declare.
     *
     * @param classes where class files are read from
     * @param handlerClasses internal names of the classes
     * @param settings how strictly
     * @return the judgement
     */
    AnalysisReport judge(ClassFiles classes, Collection<String> handlerClasses, Settings settings);
}
