package dev.hapax.maven;

import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Settings;
import dev.hapax.baseline.Baseline;
import dev.hapax.stamp.Stamp;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Where the processor notes what it has judged: one file a compilation, below the build directory. */
final class StampFiles {
    private static final String SUFFIX = ".stamp";
    private static final String HOUSE = "@";

    private StampFiles() {}

    static Path directory(MavenProject project) {
        return Path.of(project.getBuild().getDirectory(), "hapax");
    }

    /** What was judged without a library says nothing of a judgement that follows it: such stamps have names of their own. */
    static Path of(MavenProject project, String execution, House house) {
        return directory(project).resolve(execution + ending(house));
    }

    private static String ending(House house) {
        return house.groups().isEmpty() ? SUFFIX : HOUSE + String.join("+", house.sorted()) + SUFFIX;
    }

    /**
     * The classes that no stamp covers.
     *
     * @param directory where the stamps are
     * @param house whose libraries are followed now
     * @param classes the class files as they are now
     * @param handlerClasses internal names of the classes with handlers
     * @param settings how strictly to judge now
     * @param baseline the findings that are known now
     * @return those whose judgement is missing, or rests on what has changed since
     * @throws IOException if a stamp or a class file cannot be read
     */
    static List<String> unjudged(
            Path directory,
            House house,
            ClassFiles classes,
            Collection<String> handlerClasses,
            Settings settings,
            Baseline baseline)
            throws IOException {
        Set<String> judged = new HashSet<>();
        for (Path file : in(directory, house)) {
            Optional<Stamp> stamp = Stamp.read(file);
            // whether it holds does not depend on which class is asked for
            if (stamp.isPresent() && stamp.get().covers(classes, List.of(), settings, baseline)) {
                stamp.get().handlers().stream()
                        .filter(stamp.get().judged()::containsKey)
                        .forEach(judged::add);
            }
        }
        return handlerClasses.stream().filter(name -> !judged.contains(name)).toList();
    }

    private static List<Path> in(Path directory, House house) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
                for (Path file : found) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(ending(house))
                            && name.contains(HOUSE) != house.groups().isEmpty()) {
                        files.add(file);
                    }
                }
            }
        }
        return files;
    }
}
