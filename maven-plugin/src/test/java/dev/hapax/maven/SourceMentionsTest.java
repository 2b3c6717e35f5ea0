package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMentionsTest {
    @TempDir
    Path sources;

    @BeforeEach
    void anOrdinaryClass() throws IOException {
        Files.createDirectories(sources.resolve("com/acme"));
        Files.writeString(sources.resolve("com/acme/A.java"), "package com.acme; class A {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"B.java", "B.kt", "B.groovy", "B.scala"})
    void findsOurPackageInAnyLanguage(String file) throws IOException {
        Files.writeString(sources.resolve("com/acme").resolve(file), "import dev.hapax.*\nclass B");

        assertThat(SourceMentions.in(List.of(sources))).isEqualTo(new SourceMentions(true, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.kafka.annotation.KafkaListener",
                "org.eclipse.microprofile.reactive.messaging.Incoming",
                "io.micronaut.configuration.kafka.annotation.KafkaListener"
            })
    void findsHandlersOfOtherFrameworksThatNeedNoRuntime(String annotation) throws IOException {
        Files.writeString(sources.resolve("com/acme/B.java"), "import " + annotation + "; class B {}");

        assertThat(SourceMentions.in(List.of(sources))).isEqualTo(new SourceMentions(false, true));
    }

    @Test
    void looksOnAfterADirectoryWithoutAny(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("B.java"), "class B { @dev.hapax.KafkaHandler(topics = \"b\") void b() {} }");

        assertThat(SourceMentions.in(List.of(sources, sources.resolve("missing"), other)))
                .isEqualTo(new SourceMentions(true, true));
    }

    @Test
    void readsSourcesAlone() throws IOException {
        Files.writeString(sources.resolve("notes.txt"), "dev.hapax.KafkaHandler");

        assertThat(SourceMentions.in(List.of(sources))).isEqualTo(new SourceMentions(false, false));
    }
}
