package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFilesTest {
    @TempDir
    Path temp;

    @Test
    void theFirstEntryWinsAndTellsWhoseCodeItIs() throws IOException {
        Path output = directory("classes", "com/acme/A");
        Path jar = jar("lib.jar", "com/acme/A", "org/lib/L");

        try (ClassPathFiles files = new ClassPathFiles(List.of(output, jar), Set.of(output))) {
            ClassFile own = files.find("com/acme/A").orElseThrow();
            assertThat(own.origin()).isEqualTo(ClassFile.Origin.PROJECT);
            assertThat(own.bytes()).asString().isEqualTo("classes");
            ClassFile library = files.find("org/lib/L").orElseThrow();
            assertThat(library.origin()).isEqualTo(ClassFile.Origin.LIBRARY);
            assertThat(library.location()).isEqualTo(jar.toString());
            assertThat(files.find("com/acme/Missing")).isEmpty();
        }
    }

    @Test
    void listsTheProjectsOwnClassesInDirectoriesAndJars() throws IOException {
        Path output = directory("classes", "com/acme/A", "com/acme/A$B", "com/acme/package-info", "module-info");
        Path sibling = jar("sibling.jar", "com/acme/S", "META-INF/versions/21/com/acme/S");
        Path library = jar("lib.jar", "org/lib/L");

        try (ClassPathFiles files = new ClassPathFiles(List.of(output, sibling, library), Set.of(output, sibling))) {
            assertThat(files.projectClasses()).containsExactly("com/acme/A", "com/acme/A$B", "com/acme/S");
        }
    }

    @Test
    void listsTheProjectsOwnFilesInDirectoriesAndJars() throws IOException {
        Path output = directory("classes", "com/acme/A");
        Files.writeString(Files.createDirectories(output.resolve("maps.d")).resolve("A.xml"), "<a/>");
        Path sibling = jarOf("sibling.jar", "maps/S.xml");
        Path library = jarOf("lib.jar", "maps/L.xml");

        try (ClassPathFiles files = new ClassPathFiles(List.of(output, sibling, library), Set.of(output, sibling))) {
            assertThat(files.projectFiles(".xml"))
                    .extracting(ProjectFile::name, file -> file.bytes().length, ProjectFile::location)
                    .containsExactly(
                            tuple(
                                    "maps.d/A.xml",
                                    4,
                                    output.resolve("maps.d").resolve("A.xml").toString()),
                            tuple("maps/S.xml", 1, sibling + "!/maps/S.xml"));
        }
    }

    @Test
    void readsTheJdk() throws IOException {
        try (ClassPathFiles files = new ClassPathFiles(List.of(), Set.of())) {
            assertThat(files.find("java/lang/String")).isPresent();
            assertThat(files.find("java/sql/Connection")).isPresent();
        }
    }

    @Test
    void leavesOutWhatDoesNotExist() throws IOException {
        try (ClassPathFiles files = new ClassPathFiles(List.of(temp.resolve("missing.jar")), Set.of())) {
            assertThat(files.find("com/acme/A")).isEmpty();
        }
    }

    @Test
    void namesAJarThatIsNone() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.jar"), "no jar");

        assertThatThrownBy(() -> new ClassPathFiles(List.of(broken), Set.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.jar cannot be read as a jar");
    }

    private Path directory(String name, String... classes) throws IOException {
        Path root = temp.resolve(name);
        for (String type : classes) {
            Path file = root.resolve(type + ".class");
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        return root;
    }

    private Path jar(String name, String... classes) throws IOException {
        return jarOf(name, Stream.of(classes).map(type -> type + ".class").toArray(String[]::new));
    }

    private Path jarOf(String name, String... entries) throws IOException {
        Path jar = temp.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : entries) {
                out.putNextEntry(new JarEntry(entry));
                out.write(1);
            }
        }
        return jar;
    }
}
