package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UncompiledHandlersTest {
    private static final String HANDLER = "package shop;\nimport dev.hapax.KafkaHandler;\nclass Payments {}\n";

    @TempDir
    Path folder;

    @Test
    void aHandlerWithoutAClassFileIsMissing() throws IOException {
        write("src/shop/Payments.java", HANDLER);
        write("src/shop/Orders.java", HANDLER.replace("Payments", "Orders"));
        write("classes/shop/Orders.class", "");

        assertThat(missing(true, "")).containsExactly("shop.Payments");
    }

    @Test
    void whatDoesNotNameUsIsNotMissed() throws IOException {
        write("src/shop/Plain.java", "package shop;\nclass Plain {}\n");

        assertThat(missing(true, "")).isEmpty();
    }

    @Test
    void aFileOfOtherNamesIsThereIfOneOfItsTypesIs() throws IOException {
        write("src/shop/Messages.java", "package shop;\n// dev.hapax.Dedup\nrecord Paid() {}\nrecord Refunded() {}\n");

        assertThat(missing(true, "")).containsExactly("shop.Messages");

        write("classes/shop/Paid.class", "");
        assertThat(missing(true, "")).isEmpty();
    }

    @Test
    void whereTheBuildChoosesItsSourcesOrHasNoStanzaNothingIsSaid() throws IOException {
        write("src/shop/Payments.java", HANDLER);

        assertThat(missing(true, "excludes")).isEmpty();
        assertThat(missing(false, "")).isEmpty();
    }

    private List<String> missing(boolean stanza, String choice) throws IOException {
        Build build = new Build();
        build.setOutputDirectory(folder.resolve("classes").toString());
        build.addPlugin(plugin("org.apache.maven.plugins", "maven-compiler-plugin", choice));
        if (stanza) {
            build.addPlugin(plugin(Coordinates.GROUP, "hapax-maven-plugin", ""));
        }
        Model model = new Model();
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.addCompileSourceRoot(folder.resolve("src").toString());
        return UncompiledHandlers.of(project);
    }

    private static Plugin plugin(String group, String name, String child) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(group);
        plugin.setArtifactId(name);
        if (!child.isEmpty()) {
            Xpp3Dom configuration = new Xpp3Dom("configuration");
            configuration.addChild(new Xpp3Dom(child));
            plugin.setConfiguration(configuration);
        }
        return plugin;
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
