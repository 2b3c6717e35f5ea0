package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Objects under a key: putting one again overwrites it, unless the key is another one each time. */
class ObjectStoresTest {
    private static final String S3 = """
            package com.amazonaws.services.s3;

            public interface AmazonS3 {
                Object putObject(String bucket, String key, String content);
            }
            """;

    private static List<Rule> rules(String key) {
        CompiledSources classes = CompiledSources.of(S3, """
                import com.amazonaws.services.s3.AmazonS3;
                import java.util.UUID;
                import org.springframework.kafka.annotation.KafkaListener;

                class Letters {
                    AmazonS3 store;

                    @KafkaListener(topics = "letters")
                    void on(String letter) {
                        store.putObject("letters", %s, letter);
                    }
                }
                """.formatted(key));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void overwriteUnderTheKeyOfTheMessage() {
        assertThat(rules("letter")).isEmpty();
    }

    @Test
    void fillUpUnderADrawnKey() {
        assertThat(rules("UUID.randomUUID() + \".txt\"")).containsExactly(Rule.NONDETERMINISTIC_IDENTITY);
    }
}
