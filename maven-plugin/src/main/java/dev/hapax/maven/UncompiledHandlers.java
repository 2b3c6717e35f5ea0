package dev.hapax.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds sources that name our annotations and have no class file. After a compilation that the processor has ended with an
 * error that is so, and without those classes nothing would be found wrong.
 */
final class UncompiledHandlers {
    private static final String OURS = "dev.hapax.";
    private static final String JAVA = ".java";
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+(\\w+)");

    private UncompiledHandlers() {}

    /**
     * The classes of a module that are missing.
     *
     * @param project the module
     * @return their names, sorted; nothing where the plugin is no part of the build, or the build chooses its sources
     * @throws IOException if a source cannot be read
     */
    static List<String> of(MavenProject project) throws IOException {
        Plugin compiler = project.getPlugin(ModuleWiring.COMPILER);
        if (project.getPlugin(Coordinates.PLUGIN_KEY) == null || compiler == null || chooses(compiler)) {
            return List.of();
        }
        Path output = Path.of(project.getBuild().getOutputDirectory());
        List<String> missing = new ArrayList<>();
        for (String name : project.getCompileSourceRoots()) {
            Path root = Path.of(name);
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    for (Path file :
                            files.filter(file -> file.toString().endsWith(JAVA)).toList()) {
                        Path type = root.relativize(file).resolveSibling(withoutEnding(file));
                        if (isMissing(file, output.resolve(type))) {
                            missing.add(type.toString().replace(File.separatorChar, '.'));
                        }
                    }
                }
            }
        }
        return missing.stream().sorted().toList();
    }

    private static String withoutEnding(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - JAVA.length());
    }

    /** A file need not hold a type of its own name: then any that it holds will do. */
    private static boolean isMissing(Path source, Path type) throws IOException {
        if (isThere(type)) {
            return false; // as most are, so that few sources are read
        }
        String text = Files.readString(source, StandardCharsets.ISO_8859_1);
        if (!text.contains(OURS)) {
            return false;
        }
        List<String> types =
                TYPE.matcher(text).results().map(found -> found.group(1)).toList();
        return types.contains(type.getFileName().toString())
                || (!types.isEmpty()
                        && types.stream().map(type::resolveSibling).noneMatch(UncompiledHandlers::isThere));
    }

    private static boolean isThere(Path type) {
        return Files.exists(type.resolveSibling(type.getFileName() + ".class"));
    }

    private static boolean chooses(Plugin compiler) {
        return Stream.concat(Stream.of(compiler), compiler.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast)
                .anyMatch(tree -> tree.getChild("includes") != null || tree.getChild("excludes") != null);
    }
}
