package dev.hapax.analysis.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogLoaderTest {
    @TempDir
    private Path directory;

    @Test
    void aUsersRowIsFoundAndTheBuiltInOnesStillAre() throws Exception {
        Catalog catalog = new CatalogLoader().add(file("""
                        classes:
                          com.acme.Mailer:
                            - { method: sendEmail, role: remote-call, resource: mail, value: 1 }
                          com.acme.Db$Table:
                            - method: [insert, add]
                              parameters: [String, 'int[]', com.acme.Row]
                              role: insert
                              resource: 0
                        packages:
                          - { package: com.acme.pure.*, role: neutral }
                        """)).load();
        assertThat(catalog.find("com/acme/Mailer", "sendEmail", "(Ljava/lang/String;Ljava/lang/String;)V", List.of()))
                .hasValueSatisfying(row -> assertThat(row.place()).endsWith("hapax-catalog.yaml:3"));
        assertThat(catalog.find("com/acme/Db$Table", "add", "(Ljava/lang/String;[ILcom/acme/Row;)V", List.of()))
                .isPresent();
        assertThat(catalog.find("com/acme/Db$Table", "add", "(Ljava/lang/String;)V", List.of()))
                .isEmpty();
        assertThat(catalog.find("com/acme/pure/Maths", "twice", "(I)I", List.of()))
                .isPresent();
        assertThat(catalog.find("com/acme/pure/deep/Maths", "twice", "(I)I", List.of()))
                .isEmpty();
        assertThat(catalog.find("java/lang/String", "trim", "()Ljava/lang/String;", List.of()))
                .isPresent();
    }

    @Test
    void aUsersRowWinsOverABuiltInOneAndTheFirstAddedOverTheNext() throws Exception {
        Catalog catalog = new CatalogLoader()
                .add(file("""
                        classes:
                          org.springframework.mail.MailSender:
                            - { method: '*', role: neutral }
                        """))
                .add("acme.jar!/META-INF/hapax/catalog.yaml", """
                        classes:
                          org.springframework.mail.MailSender:
                            - { method: send, role: insert, resource: outbox }
                        """.getBytes(UTF_8))
                .load();
        assertThat(catalog.find("org/springframework/mail/MailSender", "send", "(Ljava/lang/Object;)V", List.of()))
                .map(CatalogRow::place)
                .hasValueSatisfying(place -> assertThat(place).endsWith("hapax-catalog.yaml:3"));
    }

    @Test
    void anEmptyFileIsNoMistake() throws Exception {
        assertThat(new CatalogLoader().add(file("# nothing yet\n")).load()).isNotNull();
    }

    /** Class paths of build tools can hold such files; a broken jar is another matter. */
    @Test
    void aFileThatIsNoArchiveBringsNothing() throws Exception {
        Path pom = Files.writeString(directory.resolve("acme-1.0.pom"), "<project/>");
        Path jar = Files.writeString(directory.resolve("acme-1.0.jar"), "<project/>");
        assertThat(new CatalogLoader().addFrom(pom).load()).isNotNull();
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> new CatalogLoader().addFrom(jar))
                .withMessageContaining("acme-1.0.jar")
                .withMessageContaining("the archive cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    3 | {method: a, role: nuetral} | unknown role 'nuetral', did you mean 'neutral'?
                    3 | {method: a, role: xyzzyxyzzy} | unknown role 'xyzzyxyzzy'; allowed are acknowledges, add, append,
                    3 | {method: a, role: executes-sql, sqll: 0} | unknown key 'sqll', did you mean 'sql'?
                    3 | {method: a, role: neutral, resource: 0} | unknown key 'resource'
                    3 | {methods: a, role: neutral} | unknown key 'methods', did you mean 'method'?
                    3 | {method: a} | the key 'role' is missing
                    3 | {role: neutral} | the key 'method' is missing
                    3 | {method: a, role: executes-sql, sql: first} | 'sql' must be the position of an argument, from 0, not 'first'
                    3 | {method: a, role: executes-sql, sql: -1} | 'sql' must be the position of an argument, from 0, not '-1'
                    3 | {method: a, role: executes-sql} | the key 'sql' is missing
                    3 | {method: a, role: neutral, future: maybe} | 'future' must be true or false, not 'maybe'
                    3 | {method: a, role: neutral, callback-runs: now} | 'callback-runs' needs 'callback'
                    3 | {method: a, role: neutral, callback: 0, callback-runs: elswhere} | unknown callback-runs 'elswhere', did you mean 'elsewhere'?
                    3 | {method: a, method: b, role: neutral} | 'method' is there already, in line 3
                    3 | {method: a b, role: neutral} | 'a b' is no method name
                    3 | {method: a, parameters: ['List<String>'], role: neutral} | 'List<String>' is no type
                    3 | {method: a, role: process-local, kind: send} | 'kind' must be add, append, set, delete or consume
                    3 | {method: a, role: send, resource: 0, named-by: com.acme.Channel} | 'named-by' needs a noun as 'resource'
                    3 | {method: a, role: send, resource: a channel, named-by: Channel} | 'Channel' is no annotation; write it as com.acme.Channel
                    3 | {method: a, role: nondeterministic, source: clok} | unknown source 'clok', did you mean 'clock'?
                    3 | {method: {a: b}, role: neutral} | 'method' must be a word
                    3 | neutral | a row must be a mapping of keys to values
                    4 | {method: a | this is not YAML:
                    """)
    void aWrongRowIsSaidWithItsLine(int line, String row, String message) throws IOException {
        Path file = file("classes:\n  com.acme.A:\n    - " + row + "\n");
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> new CatalogLoader().add(file))
                .withMessageStartingWith(file + ":" + line + ": ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1 | clases: {} | unknown key 'clases', did you mean 'classes'?
                    1 | [a, b] | a catalog must be a mapping of keys to values
                    1 | classes: {com.acme.A: {method: a}} | 'com.acme.A' must be a list of rows
                    1 | classes: {com/acme/A: []} | 'com/acme/A' is no class name; write it as com.acme.Outer$Inner
                    1 | packages: [{package: com.acme, role: neutral}] | 'com.acme' is no package; write it as com.acme.*
                    1 | packages: [{package: com.acme.*}] | the key 'role' is missing
                    2 | classes:\\n\\tcom.acme.A: [] | this is not YAML:
                    3 | classes:\\n  A: []\\n  A: [] | 'A' is there already, in line 2
                    """)
    void aWrongFileIsSaidWithItsLine(int line, String text, String message) throws IOException {
        Path file = file(text.replace("\\n", "\n").replace("\\t", "\t"));
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> new CatalogLoader().add(file))
                .withMessageStartingWith(file + ":" + line + ": ")
                .withMessageContaining(message);
    }

    @Test
    void aFileThatIsNotThereOrNoTextIsSaid() throws IOException {
        Path missing = directory.resolve("missing.yaml");
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> new CatalogLoader().add(missing))
                .withMessage(missing + ": there is no such catalog file");
        Path binary = Files.write(directory.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatExceptionOfType(FileFormatException.class)
                .isThrownBy(() -> new CatalogLoader().add(binary))
                .withMessage(binary + ": the catalog file is not UTF-8 text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    2 | com.acme.Nowhere: [{method: a, role: neutral}] | there is no class com.acme.Nowhere on the class path
                    2 | java.util.ArrayList: [{method: ad, role: neutral}] | java.util.ArrayList: unknown method 'ad', did you mean 'add'?
                    2 | java.util.List: [{method: add, parameters: [int], role: neutral}] | java.util.List.add has no overload with these parameters; there are (
                    2 | java.util.List: [{method: clear, role: send, resource: 0}] | java.util.List.clear has no argument 0
                    2 | java.util.Map: [{method: put, role: send, resource: map, value: 2}] | java.util.Map.put has no argument 2: they are counted from 0, and it has 2
                    3 | java.util.List:\\n    - {method: [size, siz], role: neutral} | unknown method 'siz', did you mean 'size'?
                    2 | java.util.List: [{method: add, role: send, resource: a queue, named-by: com.acme.Queue}] | there is no annotation com.acme.Queue on the class path
                    2 | java.util.List: [{method: add, role: send, resource: a queue, named-by: java.util.Queue}] | java.util.Queue is no annotation
                    """)
    void aRowThatFitsNothingIsSaidWithItsLine(int line, String row, String message) throws Exception {
        Path file = file("classes:\n  " + row.replace("\\n", "\n") + "\n");
        assertThat(new CatalogLoader().add(file).wrongRows(new ClassPath()))
                .singleElement()
                .asString()
                .startsWith(file + ":" + line + ": ")
                .contains(message);
    }

    @Test
    void rowsThatFitAreNotComplainedOf() throws Exception {
        Path file = file("""
                classes:
                  java.util.ArrayList:
                    - { method: stream, role: neutral }
                    - { method: add, parameters: [int, Object], role: send, resource: list, value: 1 }
                    - { method: '*', role: neutral }
                    - { method: <init>, role: neutral }
                    - { method: remove, role: consume, resource: a queue, named-by: org.springframework.beans.factory.annotation.Qualifier }
                packages:
                  - { package: com.nowhere.**, role: neutral }
                """);
        assertThat(new CatalogLoader().add(file).wrongRows(new ClassPath())).isEmpty();
    }

    @Test
    void aLibraryMayHaveRowsAboutClassesThatAreNotThere() throws Exception {
        CatalogLoader loader = new CatalogLoader().add("acme.jar!/" + CatalogLoader.IN_JARS, """
                classes:
                  com.acme.Nowhere:
                    - { method: a, role: neutral }
                """.getBytes(UTF_8));
        assertThat(loader.wrongRows(new ClassPath())).isEmpty();
    }

    @Test
    void aCatalogOfTheSameFilesHasTheSameName() throws Exception {
        Path one = Files.writeString(directory.resolve("one.yaml"), "classes: {A: []}");
        Path other = Files.writeString(directory.resolve("other.yaml"), "classes: {B: []}");
        String name = new CatalogLoader().add(one).add(other).load().toString();
        assertThat(new CatalogLoader().add(other).add(one).add(one).load()).hasToString(name);
        assertThat(new CatalogLoader().add(one).load().toString()).isNotEqualTo(name);
        assertThat(new CatalogLoader().load()).hasToString("built-in");
    }

    @Test
    void theCatalogOfADirectoryOrAJarIsFound() throws Exception {
        Path classes = directory.resolve("classes");
        Path catalog = classes.resolve(CatalogLoader.IN_JARS);
        Files.createDirectories(catalog.getParent());
        Files.writeString(catalog, "classes:\n  com.acme.A:\n    - { method: a, role: neutral }\n");
        Path jar = directory.resolve("acme.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry(CatalogLoader.IN_JARS));
            out.write("classes:\n  com.acme.B:\n    - { method: b, role: neutral }\n".getBytes(UTF_8));
        }
        Catalog found = new CatalogLoader()
                .addFrom(classes)
                .addFrom(jar)
                .addFrom(directory.resolve("none"))
                .load();
        assertThat(found.find("com/acme/A", "a", "()V", List.of()))
                .map(CatalogRow::place)
                .contains(catalog + ":3");
        assertThat(found.find("com/acme/B", "b", "()V", List.of()))
                .map(CatalogRow::place)
                .contains(jar + "!/" + CatalogLoader.IN_JARS + ":3");
    }

    /** The test's class path and the JDK. */
    private static final class ClassPath implements ClassFiles {
        @Override
        public Optional<ClassFile> find(String internalName) throws IOException {
            try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
                return in == null
                        ? Optional.empty()
                        : Optional.of(
                                new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, "class path"));
            }
        }

        @Override
        public Set<String> projectClasses() {
            return Set.of();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("hapax-catalog.yaml"), text);
    }
}
