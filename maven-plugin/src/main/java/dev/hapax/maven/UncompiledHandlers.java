package dev.hapax.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds sources that name our annotations and have no class file: after a compilation that the processor has ended with an error, that
 * is so, and without them there would be nothing wrong.
 */
final class UncompiledHandlers {
    private static final String OURS = "dev.hapax.";
    private static final String JAVA = ".java";

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
                        String type = withoutEnding(root.relativize(file).toString());
                        if (!Files.exists(output.resolve(type + ".class")) && mentions(file)) {
                            missing.add(type.replace('\\', '.').replace('/', '.'));
                        }
                    }
                }
            }
        }
        return missing.stream().sorted().toList();
    }

    private static String withoutEnding(String name) {
        return name.substring(0, name.length() - JAVA.length());
    }

    private static boolean mentions(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(OURS);
    }

    private static boolean chooses(Plugin compiler) {
        return Stream.concat(Stream.of(compiler), compiler.getExecutions().stream())
                .map(ConfigurationContainer::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(Xpp3Dom.class::cast)
                .anyMatch(tree -> tree.getChild("includes") != null || tree.getChild("excludes") != null);
    }
}
