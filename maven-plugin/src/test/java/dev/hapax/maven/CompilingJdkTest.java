package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilingJdkTest {
    @TempDir
    Path jdk;

    @Test
    void isMavensOwnWhereNothingElseIsSaid() {
        assertThat(versionFor("", project())).hasValue(Runtime.version().feature());
    }

    @Test
    void isTheOneOfTheExecutableThatIsForked() throws IOException {
        String executable = "<executable>" + tool(21) + "</executable>";

        assertThat(versionFor("<fork>true</fork>" + executable, project())).hasValue(21);
        assertThat(versionFor(executable, project())).hasValue(Runtime.version().feature());
    }

    @Test
    void isTheOneOfTheToolchainThatTheCompilerAsksFor() throws IOException {
        tool(21);

        assertThat(versionFor("<jdkToolchain><version>[21,22)</version></jdkToolchain>", project()))
                .hasValue(21);
        assertThat(versionFor("<jdkToolchain><version>25</version></jdkToolchain>", project()))
                .isEmpty();
    }

    @Test
    void isTheOneOfTheToolchainThatTheProjectAsksFor() throws IOException {
        tool(21);

        assertThat(versionFor(
                        "", project("toolchain", "<toolchains><jdk><version>[21,22)</version></jdk></toolchains>")))
                .hasValue(21);
    }

    @Test
    void isUnknownWhereAGoalWillChoose() {
        assertThat(versionFor("", project("select-jdk-toolchain", "<version>[21,)</version>")))
                .isEmpty();
    }

    @Test
    void followsLinksToATool() throws IOException {
        Path link = Files.createSymbolicLink(jdk.resolve("usr-bin-javac"), Path.of(tool(25)));

        assertThat(CompilingJdk.versionOf(link.toString())).hasValue(25);
    }

    @Test
    void isUnknownForAToolOutsideOfAJdk() throws IOException {
        String tool = tool(25);
        Files.delete(jdk.resolve("release"));

        assertThat(CompilingJdk.versionOf(tool)).isEmpty();
        assertThat(CompilingJdk.versionOf(jdk.resolve("bin/none").toString())).isEmpty();
    }

    private String tool(int version) throws IOException {
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Acme\"\nJAVA_VERSION=\"" + version + ".0.9\"\n");
        Files.createDirectories(jdk.resolve("bin"));
        return Files.createFile(jdk.resolve("bin/javac")).toString();
    }

    @SuppressWarnings("NullAway") // the session is handed on and not looked at
    private OptionalInt versionFor(String configuration, MavenProject project) {
        return new CompilingJdk(new OneToolchain()).featureVersion(null, project, dom(configuration));
    }

    private static MavenProject project() {
        Model model = new Model();
        model.setBuild(new Build());
        return new MavenProject(model);
    }

    private static MavenProject project(String goal, String configuration) {
        PluginExecution execution = new PluginExecution();
        execution.addGoal(goal);
        execution.setConfiguration(dom(configuration));
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-toolchains-plugin");
        plugin.addExecution(execution);
        MavenProject project = project();
        project.getBuild().addPlugin(plugin);
        return project;
    }

    private static Xpp3Dom dom(String children) {
        try {
            return Xpp3DomBuilder.build(new StringReader("<configuration>" + children + "</configuration>"));
        } catch (XmlPullParserException | IOException e) {
            throw new AssertionError(children, e);
        }
    }

    /** The user's toolchains: one JDK 21. */
    private final class OneToolchain implements ToolchainManager {
        @Override
        public List<Toolchain> getToolchains(MavenSession session, String type, Map<String, String> requirements) {
            return requirements.get("version").startsWith("[21") ? List.of(new Jdk()) : List.of();
        }

        @Override
        public @Nullable Toolchain getToolchainFromBuildContext(String type, MavenSession session) {
            throw new UnsupportedOperationException("there is none before the build");
        }
    }

    private final class Jdk implements Toolchain {
        @Override
        public String getType() {
            return "jdk";
        }

        @Override
        public String findTool(String name) {
            return jdk.resolve("bin").resolve(name).toString();
        }
    }
}
