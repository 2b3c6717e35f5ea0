package dev.hapax.analysis.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileReadersTest {
    @Test
    void aPropertiesFileKeepsTheLinesOfItsSettings() throws BrokenFileException {
        String text = """
                # a comment with acks=0
                acks : all

                key\\ with\\ blanks value
                long = one \\
                       two
                ! another comment
                path = c:\\\\
                next=1
                #---
                other=\\u0041
                """;

        assertThat(told(PropertiesReader.read(text)))
                .containsExactly(
                        List.of("2 acks=all", "4 key with blanks=value", "5 long=one two", "8 path=c:\\", "9 next=1"),
                        List.of("11 other=A"));
    }

    @Test
    void aBrokenEscapeIsSaidWithItsLine() {
        assertThatThrownBy(() -> PropertiesReader.read("a=1\nb=\\u00zz\n"))
                .asInstanceOf(type(BrokenFileException.class))
                .satisfies(broken -> assertThat(broken.line()).isEqualTo(2));
    }

    @Test
    void aYamlFileIsFlattenedWithTheLinesOfItsValues() throws BrokenFileException {
        String text = """
                defaults: &defaults
                  acks: all
                spring:
                  kafka:
                    producer:
                      <<: *defaults
                      retries: 0
                    consumer: {group-id: shop, "properties": {"[a.b]": 1}}
                    topics:
                      - one
                      - name: two
                ---
                "%prod":
                  kafka:
                    ~: top
                    acks: >-
                      1
                """;

        assertThat(told(YamlReader.read(text)))
                .containsExactly(
                        List.of(
                                "2 defaults.acks=all",
                                "2 spring.kafka.producer.acks=all",
                                "7 spring.kafka.producer.retries=0",
                                "8 spring.kafka.consumer.group-id=shop",
                                "8 spring.kafka.consumer.properties[a.b]=1",
                                "10 spring.kafka.topics[0]=one",
                                "11 spring.kafka.topics[1].name=two"),
                        List.of("15 %prod.kafka=top", "16 %prod.kafka.acks=1"));
    }

    @Test
    void aBrokenYamlFileIsSaidWithItsLine() {
        assertThatThrownBy(() -> YamlReader.read("a:\n  b: 1\n c: 2\n"))
                .asInstanceOf(type(BrokenFileException.class))
                .satisfies(broken -> {
                    assertThat(broken.line()).isEqualTo(3);
                    assertThat(broken.why()).isNotBlank().doesNotContain("\n");
                });
    }

    @Test
    void whatNestsTooDeepIsSaid() {
        String deep = "a: " + "{b: ".repeat(60) + "1" + "}".repeat(60);

        assertThatThrownBy(() -> YamlReader.read("x: 1\n" + deep + "\n"))
                .asInstanceOf(type(BrokenFileException.class))
                .satisfies(broken -> {
                    assertThat(broken.line()).isEqualTo(2);
                    assertThat(broken.why()).isEqualTo("it is nested deeper than 40 levels");
                });
    }

    @Test
    void aliasesOfAliasesAreSaid() {
        StringBuilder text = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
        for (int i = 1; i < 30; i++) {
            text.append("a%d: &a%d {x: *a%d, y: *a%d}\n".formatted(i, i, i - 1, i - 1));
        }

        assertThatThrownBy(() -> YamlReader.read(text.toString()))
                .asInstanceOf(type(BrokenFileException.class))
                .satisfies(broken -> assertThat(broken.why()).isEqualTo("the file has more than 20000 settings"));
    }

    private static List<List<String>> told(List<List<FileSetting>> documents) {
        return documents.stream()
                .map(document -> document.stream()
                        .map(setting -> setting.line() + " " + setting.key() + "=" + setting.value())
                        .toList())
                .toList();
    }
}
