package dev.hapax.processor.judging;

import dev.hapax.analysis.Levels;
import dev.hapax.analysis.Settings;
import dev.hapax.analysis.catalog.Catalog;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processor's options, as {@code -Ahapax.strict=true}.
 *
 * @param settings how strictly to judge, by the built-in catalog alone
 * @param skip whether handlers are left unjudged
 * @param project directories and jars whose classes are the project's own, besides what is compiled; an entry that ends in
 *     {@code **} stands for all of the class path that is below
 * @param catalog the project's catalog files
 * @param classPath what is compiled against, to look for catalogs in; empty where the build tool does not say
 * @param baseline the file with the findings that are known
 * @param stamp the file to note in what was judged
 * @param excerpt whether messages hold the source line and the caret, for tools that show of javac's output no more than
 *     the message
 */
public record Options(
        Settings settings,
        boolean skip,
        List<Path> project,
        List<Path> catalog,
        List<Path> classPath,
        Optional<Path> baseline,
        Optional<Path> stamp,
        boolean excerpt) {
    private static final String PREFIX = "hapax.";
    private static final String BELOW = File.separator + "**";
    private static final String STRICT = "hapax.strict";
    private static final String SEVERITY = "hapax.severity";
    private static final String WARN_ONLY = "hapax.warnOnly";
    private static final String SKIP = "hapax.skip";
    private static final String PROJECT = "hapax.project";
    private static final String CATALOG = "hapax.catalog";
    private static final String CLASS_PATH = "hapax.classpath";
    private static final String BASELINE = "hapax.baseline";
    private static final String STAMP = "hapax.stamp";
    private static final String EXCERPT = "hapax.excerpt";

    /** The names that the processor understands. */
    public static final Set<String> NAMES =
            Set.of(STRICT, SEVERITY, WARN_ONLY, SKIP, PROJECT, CATALOG, CLASS_PATH, BASELINE, STAMP, EXCERPT);

    /** Copies the lists. */
    public Options {
        project = List.copyOf(project);
        catalog = List.copyOf(catalog);
        classPath = List.copyOf(classPath);
    }

    /**
     * Reads the options. A wrong one is an error, and taken as if it were not there.
     *
     * @param values all options of the compilation's processors; an option without value has {@code null}
     * @param errors where a sentence for each wrong one goes
     * @return the options
     */
    public static Options of(Map<String, String> values, Consumer<String> errors) {
        for (String name : values.keySet()) {
            if (name.startsWith(PREFIX) && !NAMES.contains(name)) {
                errors.accept("-A" + name + " is no option of Hapax: there are "
                        + String.join(
                                ", ",
                                NAMES.stream()
                                        .sorted()
                                        .map(known -> "-A" + known)
                                        .toList()));
            }
        }
        Levels levels = Levels.of(text(values, SEVERITY).orElse(""), flag(values, WARN_ONLY, errors), errors);
        List<Path> classPath = classPath(values, errors);
        return new Options(
                new Settings(flag(values, STRICT, errors), levels, Catalog.builtIn()),
                flag(values, SKIP, errors),
                project(values, classPath, errors),
                paths(values, CATALOG, File.pathSeparator, errors),
                classPath,
                text(values, BASELINE).flatMap(file -> path(BASELINE, file, errors)),
                text(values, STAMP).flatMap(file -> path(STAMP, file, errors)),
                flag(values, EXCERPT, errors));
    }

    private static List<Path> project(Map<String, String> values, List<Path> classPath, Consumer<String> errors) {
        return entries(values, PROJECT, File.pathSeparator)
                .flatMap(entry -> entry.endsWith(BELOW)
                        ? below(entry.substring(0, entry.length() - BELOW.length()), classPath, errors)
                        : path(PROJECT, entry, errors).stream())
                .toList();
    }

    private static Stream<Path> below(String folder, List<Path> classPath, Consumer<String> errors) {
        return path(PROJECT, folder, errors).stream()
                .flatMap(above -> classPath.stream().filter(entry -> entry.startsWith(above)));
    }

    private static List<Path> paths(
            Map<String, String> values, String name, String separator, Consumer<String> errors) {
        return entries(values, name, separator)
                .flatMap(entry -> path(name, entry, errors).stream())
                .toList();
    }

    private static Stream<String> entries(Map<String, String> values, String name, String separator) {
        return text(values, name).stream()
                .flatMap(list -> Stream.of(list.split(Pattern.quote(separator))))
                .filter(entry -> !entry.isBlank());
    }

    /** A path as compilers take it, or a list as Maven prints one. */
    private static List<Path> classPath(Map<String, String> values, Consumer<String> errors) {
        // what the build tool has not replaced is no path
        String value =
                text(values, CLASS_PATH).filter(given -> !given.contains("${")).orElse("");
        boolean list = value.startsWith("[") && value.endsWith("]");
        return list
                ? paths(Map.of(CLASS_PATH, value.substring(1, value.length() - 1)), CLASS_PATH, ", ", errors)
                : paths(values, CLASS_PATH, File.pathSeparator, errors);
    }

    private static boolean flag(Map<String, String> values, String name, Consumer<String> errors) {
        if (!values.containsKey(name)) {
            return false;
        }
        String value = text(values, name).orElse("true").toLowerCase(Locale.ROOT);
        if (!value.equals("true") && !value.equals("false")) {
            errors.accept("-A" + name + "=" + value + " is neither true nor false");
        }
        return value.equals("true");
    }

    private static Optional<String> text(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static Optional<Path> path(String name, String value, Consumer<String> errors) {
        try {
            return Optional.of(Path.of(value).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            errors.accept("-A" + name + " names a file that cannot be: " + e.getMessage());
            return Optional.empty();
        }
    }
}
