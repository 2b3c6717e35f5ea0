package dev.hapax.stamp;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.Settings;
import dev.hapax.baseline.Baseline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one compilation judged: by which Hapax, how strictly, which classes with handlers, and the class files that the
 * judgement rests on. Immutable.
 *
 * @param version the version of Hapax
 * @param settings how it judged, and which findings were known
 * @param handlers internal names of the classes whose handlers were judged, sorted
 * @param judged the project's classes that the judgement rests on, sorted: internal name to what is in
 *     {@link AnalysisReport#judged}
 */
public record Stamp(String version, String settings, Set<String> handlers, Map<String, String> judged) {
    /** Copies the collections. */
    public Stamp {
        handlers = Collections.unmodifiableSet(new TreeSet<>(handlers));
        judged = Collections.unmodifiableMap(new TreeMap<>(judged));
    }

    /**
     * The stamp of a judgement that just ended.
     *
     * @param handlers internal names of the classes whose handlers were judged
     * @param report the judgement
     * @param settings how strictly it judged
     * @param baseline the findings that were known
     * @return its stamp
     */
    public static Stamp of(Collection<String> handlers, AnalysisReport report, Settings settings, Baseline baseline) {
        return new Stamp(HapaxVersion.current(), terms(settings, baseline), Set.copyOf(handlers), report.judged());
    }

    private static String terms(Settings settings, Baseline baseline) {
        return settings + " " + baseline;
    }

    /**
     * Reads a stamp.
     *
     * @param file where it was written
     * @return the stamp; empty where there is none, or one that was not written by {@link #write}
     * @throws IOException if the file cannot be read
     */
    public static Optional<Stamp> read(Path file) throws IOException {
        return StampFile.read(file);
    }

    /**
     * Writes the stamp in one step: who reads meanwhile sees the old one or the new one.
     *
     * @param file where to; missing directories are made
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        StampFile.write(this, file);
    }

    /**
     * Whether the judgement still holds for some classes with handlers: this Hapax made it, as strictly as now, and no
     * class file that it rests on has changed since.
     *
     * @param classes the class files as they are now
     * @param handlerClasses internal names of the classes with handlers that should have been judged
     * @param now how strictly to judge now
     * @param baseline the findings that are known now
     * @return whether nothing is left to judge
     * @throws IOException if a class file cannot be read
     */
    public boolean covers(ClassFiles classes, Collection<String> handlerClasses, Settings now, Baseline baseline)
            throws IOException {
        return handlers.containsAll(handlerClasses)
                && judged.keySet().containsAll(handlerClasses)
                && version.equals(HapaxVersion.current())
                && settings.equals(terms(now, baseline))
                && isUnchanged(classes);
    }

    private boolean isUnchanged(ClassFiles classes) throws IOException {
        for (Map.Entry<String, String> entry : judged.entrySet()) {
            if (!isUnchanged(classes, entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnchanged(ClassFiles classes, String name, String digest) throws IOException {
        if (digest.startsWith(ProjectFile.FINGERPRINT)) {
            return ProjectFile.fingerprint(classes.projectFiles(name.substring(1)))
                    .equals(digest);
        }
        return digest.startsWith(ClassOutline.FINGERPRINT)
                ? classes.outline(name).map(ClassOutline::fingerprint).equals(Optional.of(digest))
                : classes.find(name).map(ClassFile::fingerprint).equals(Optional.of(digest));
    }
}
