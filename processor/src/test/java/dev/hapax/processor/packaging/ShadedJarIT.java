package dev.hapax.processor.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that users put on their processor path. */
class ShadedJarIT {
    private static final Path JAR = Path.of(System.getProperty("hapax.jar"));

    /** Packages of the libraries that the jar carries, as they are named in class files. */
    private static final List<String> CARRIED = List.of(
            "org/objectweb/asm/",
            "net/sf/jsqlparser/",
            "com/github/javaparser/",
            "com/palantir/javapoet/",
            "org/snakeyaml/");

    @TempDir
    Path folder;

    @Test
    void holdsNothingOutsideOfOurPackages() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> !name.endsWith("/")))
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith("dev/hapax/") || name.startsWith("META-INF/"))
                    .noneMatch(name -> name.endsWith("module-info.class"))
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)"));
        }
    }

    @Test
    void callsItsLibrariesByTheirMovedNames() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (ZipFile jar = new ZipFile(JAR.toFile())) {
            for (ZipEntry entry :
                    jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    for (String library : CARRIED) {
                        if (constants.contains(library) || constants.contains("L" + library.replace('/', '.'))) {
                            wrong.add(entry.getName() + " names " + library);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void offersOneProcessor() throws IOException {
        try (ZipFile jar = new ZipFile(JAR.toFile());
                InputStream in =
                        jar.getInputStream(jar.getEntry("META-INF/services/javax.annotation.processing.Processor"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo("dev.hapax.processor.HapaxProcessor");
            assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith("META-INF/services/")))
                    .containsOnly("META-INF/services/", "META-INF/services/javax.annotation.processing.Processor");
        }
    }

    @Test
    void dependsOnNothing() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("hapax.pom")));
        Matcher dependency = Pattern.compile("<dependency>.*?</dependency>", Pattern.DOTALL)
                .matcher(pom.substring(pom.lastIndexOf("<dependencies>")));
        assertThat(dependency.results().map(result -> result.group()))
                .allMatch(text -> text.contains("<scope>test</scope>") || text.contains("<scope>provided</scope>"));
    }

    @Test
    void runsFromTheProcessorPathAlone() throws Exception {
        Path source = folder.resolve("Orders.java");
        Files.writeString(source, """
                import dev.hapax.*;

                class Orders {
                    record Order(String id) {}

                    @KafkaHandler(topics = "orders", group = "billing")
                    @Dedup(key = "id")
                    void on(Order order) {}

                    @KafkaHandler(topics = "orders", group = " ")
                    void again(Order order) {}
                }
                """);
        String refused = javac(source);
        assertThat(refused)
                .contains("Orders.java:10: error: handler Orders.again has a blank group")
                .contains("rc 1");

        Files.writeString(source, Files.readString(source).replace("\" \"", "\"other\""));
        assertThat(javac(source)).isEqualTo("rc 0");
        assertThat(folder.resolve("OrdersConsumers.class")).exists();
    }

    /** Runs the javac command of the JDK that runs this test. */
    private String javac(Path source) throws Exception {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("runtime") || entry.contains("kafka-clients"))
                .collect(Collectors.joining(File.pathSeparator));
        Process javac = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                        "-cp",
                        classPath,
                        "-processorpath",
                        JAR.toString(),
                        "-d",
                        folder.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(javac.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return Files.readString(folder.resolve("output")) + "rc " + javac.exitValue();
    }
}
