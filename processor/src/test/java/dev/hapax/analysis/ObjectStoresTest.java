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

    private static final String CLIENT = """
            package software.amazon.awssdk.services.s3;

            public interface S3Client {
                Object putObject(software.amazon.awssdk.services.s3.model.PutObjectRequest request, Object body);
            }
            """;

    private static final String REQUEST = """
            package software.amazon.awssdk.services.s3.model;

            public abstract class PutObjectRequest {
                public static native Builder builder();

                public interface Builder {
                    Builder bucket(String name);

                    Builder key(String name);

                    PutObjectRequest build();
                }
            }
            """;

    private static List<Rule> rules(String key) {
        return judge("store.putObject(\"letters\", " + key + ", letter);");
    }

    private static List<Rule> judge(String put) {
        CompiledSources classes = CompiledSources.of(S3, CLIENT, REQUEST, """
                import com.amazonaws.services.s3.AmazonS3;
                import java.time.LocalDate;
                import java.util.UUID;
                import software.amazon.awssdk.services.s3.S3Client;
                import software.amazon.awssdk.services.s3.model.PutObjectRequest;
                import org.springframework.kafka.annotation.KafkaListener;

                class Letters {
                    AmazonS3 store;
                    S3Client client;

                    @KafkaListener(topics = "letters")
                    void on(String letter) {
                        %s
                    }
                }
                """.formatted(put));
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

    @Test
    void fillUpUnderTheInstantAndNotUnderTheDay() {
        assertThat(rules("System.currentTimeMillis() + \".txt\"")).containsExactly(Rule.NONDETERMINISTIC_IDENTITY);
        assertThat(rules("LocalDate.now() + letter")).isEmpty();
        assertThat(rules("System.currentTimeMillis() / 60_000 + letter")).isEmpty();
    }

    @Test
    void canBeToldByARequest() {
        String request = "client.putObject(PutObjectRequest.builder().bucket(\"letters\").key(%s).build(), letter);";
        assertThat(judge(request.formatted("letter"))).isEmpty();
        assertThat(judge(request.formatted("UUID.randomUUID().toString()")))
                .containsExactly(Rule.NONDETERMINISTIC_IDENTITY);
        assertThat(judge(request.formatted("letter + System.currentTimeMillis()")))
                .containsExactly(Rule.NONDETERMINISTIC_IDENTITY);
    }
}
