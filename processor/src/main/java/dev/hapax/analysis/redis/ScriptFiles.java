package dev.hapax.analysis.redis;

import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Problem;
import dev.hapax.analysis.classes.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The project's files with scripts. They are listed when the first is asked for. Not thread-safe. */
public final class ScriptFiles {
    /** What the files' names end in. */
    public static final String SUFFIX = ".lua";

    private static final String CLASS_PATH = "classpath:";

    private final ClassPool pool;
    private final Problems problems;
    private @Nullable List<ProjectFile> files;

    /**
     * The scripts among some files.
     *
     * @param pool where the files are
     * @param problems takes what cannot be read
     */
    public ScriptFiles(ClassPool pool, Problems problems) {
        this.pool = pool;
        this.problems = problems;
    }

    /** The texts of the files of a name from the root of the class path on; several where modules have one each. */
    Set<String> texts(String name) {
        String plain = name.startsWith(CLASS_PATH) ? name.substring(CLASS_PATH.length()) : name;
        String path = plain.startsWith("/") ? plain.substring(1) : plain;
        return files().stream()
                .filter(file -> file.name().equals(path))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<ProjectFile> files() {
        List<ProjectFile> known = files;
        if (known == null) {
            try {
                known = pool.files(SUFFIX);
            } catch (IOException e) {
                problems.add(new Problem(
                        "",
                        "",
                        true,
                        "The project's scripts of Redis cannot be listed or read, so they are not judged: " + e));
                known = List.of();
            }
            files = known;
        }
        return known;
    }
}
