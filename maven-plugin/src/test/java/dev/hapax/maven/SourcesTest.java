package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.CodePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path folder;

    @Test
    void findsASourceInItsPackagesFolder() throws IOException {
        Path source = written("src/main/java/com/acme/stock/Shelf.java", "package com.acme.stock;\nclass Shelf {}");

        assertThat(found("com/acme/stock/Shelf", "Shelf.java")).contains(source);
    }

    @Test
    void findsASourceInAnotherFolderByThePackageThatItDeclares() throws IOException {
        written("src/main/java/com/acme/orderService/Shelf.java", "package com.acme.orders;\nclass Shelf {}");
        Path source = written(
                "src/main/java/com/acme/stockService/Shelf.java",
                "// of the stock\npackage com.acme.stock;\nclass Shelf {}");

        assertThat(found("com/acme/stock/Shelf", "Shelf.java")).contains(source);
    }

    @Test
    void takesNoSourceOfAnotherPackage() throws IOException {
        written("src/main/java/com/acme/orders/Shelf.java", "package com.acme.orders;\nclass Shelf {}");

        assertThat(found("com/acme/stock/Shelf", "Shelf.java")).isEmpty();
    }

    private Optional<Path> found(String className, String file) throws IOException {
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().setDirectory(folder.resolve("target").toString());
        model.getBuild().setOutputDirectory(folder.resolve("target/classes").toString());
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        CodePlace place =
                new CodePlace(className, "put()V", Optional.of(file), 1, new CodePlace.Expression.Declaration());
        return Sources.of(List.of(project)).spot(place).map(spot -> spot.file());
    }

    private Path written(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
