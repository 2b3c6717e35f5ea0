package dev.hapax.maven;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds out which JDK will compile, before any goal has run. */
final class CompilingJdk {
    private static final String TOOLCHAINS_PLUGIN = "org.apache.maven.plugins:maven-toolchains-plugin";

    private final ToolchainManager toolchains;

    @Inject
    CompilingJdk(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /**
     * The feature version of the JDK that a compiler configuration leads to.
     *
     * @param session the session
     * @param project the project
     * @param configuration the compiler plugin's configuration
     * @return the version; empty where another JDK than Maven's own is chosen and cannot be told yet
     */
    OptionalInt featureVersion(MavenSession session, MavenProject project, Xpp3Dom configuration) {
        CompilerSettings settings = new CompilerSettings(configuration);
        Optional<Map<String, String>> toolchain =
                requirements(configuration.getChild("jdkToolchain")).or(() -> toolchainOf(project));
        if (toolchain.isPresent()) {
            List<Toolchain> matching = toolchains.getToolchains(session, "jdk", toolchain.get());
            String javac = matching == null || matching.isEmpty()
                    ? null
                    : matching.get(0).findTool("javac");
            return javac == null ? OptionalInt.empty() : versionOf(javac);
        }
        if (selectsToolchain(project)) {
            return OptionalInt.empty();
        }
        Optional<String> executable = settings.value("executable");
        if (settings.value("fork").filter(Boolean::parseBoolean).isPresent() && executable.isPresent()) {
            return versionOf(executable.get());
        }
        return OptionalInt.of(Runtime.version().feature());
    }

    private static Optional<Map<String, String>> toolchainOf(MavenProject project) {
        Plugin plugin = project.getPlugin(TOOLCHAINS_PLUGIN);
        if (plugin == null) {
            return Optional.empty();
        }
        return plugin.getExecutions().stream()
                .map(PluginExecution::getConfiguration)
                .filter(Xpp3Dom.class::isInstance)
                .map(configuration -> ((Xpp3Dom) configuration).getChild("toolchains"))
                .filter(chosen -> chosen != null)
                .flatMap(chosen -> requirements(chosen.getChild("jdk")).stream())
                .findFirst();
    }

    private static boolean selectsToolchain(MavenProject project) {
        Plugin plugin = project.getPlugin(TOOLCHAINS_PLUGIN);
        return plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(execution -> execution.getGoals().contains("select-jdk-toolchain"));
    }

    private static Optional<Map<String, String>> requirements(@Nullable Xpp3Dom chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        Map<String, String> requirements = new HashMap<>();
        for (Xpp3Dom requirement : chosen.getChildren()) {
            CompilerSettings.text(requirement).ifPresent(value -> requirements.put(requirement.getName(), value));
        }
        return requirements.isEmpty() ? Optional.empty() : Optional.of(requirements);
    }

    /** Reads the {@code release} file of the JDK that a tool belongs to. */
    static OptionalInt versionOf(String tool) {
        try {
            Path bin = new File(tool).toPath().toRealPath().getParent();
            if (bin == null || bin.getParent() == null) {
                return OptionalInt.empty();
            }
            Properties release = new Properties();
            try (Reader in = Files.newBufferedReader(bin.getParent().resolve("release"))) {
                release.load(in);
            }
            String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
            return OptionalInt.of(Runtime.Version.parse(version).feature());
        } catch (IOException | IllegalArgumentException e) {
            // no JDK at that place, or one from before 9: what compiles is not known, which callers can handle
            return OptionalInt.empty();
        }
    }
}
