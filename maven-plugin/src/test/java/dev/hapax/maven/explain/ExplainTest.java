package dev.hapax.maven.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {
    @TempDir
    private Path folder;

    @Test
    void everyRuleHasItsPageInTheJar() throws IOException {
        for (Rule rule : Rule.values()) {
            assertThat(RulePages.page(rule.id())).as(rule.id()).isPresent();
        }
        assertThat(RulePages.page("hapax:insert")).isEqualTo(RulePages.page("insert"));
    }

    @Test
    void showsAPageAsPlainText() throws IOException {
        String text = TerminalText.of(RulePages.page("send").orElseThrow());
        assertThat(text)
                .startsWith("send\n====\n\n  A redelivery sends a message again.\n")
                .contains("\nThe crash\n\n  The process dies")
                .contains("\n    void plain(Order order) {\n")
                .contains("which is named: check-then-act.")
                .contains("@SuppressWarnings(\"hapax:send\")")
                .doesNotContain("```", "<!--", "](", "##");
    }

    @Test
    void saysWhichRuleMayHaveBeenMeant() throws IOException {
        assertThat(RulePages.page("incremnt")).isEmpty();
        assertThat(RulePages.unknown("incremnt"))
                .startsWith(
                        "There is no rule 'incremnt', did you mean 'increment'? These are the rules: increment, insert");
        assertThat(RulePages.unknown("xyzzy")).startsWith("There is no rule 'xyzzy'. These are");
    }

    @Test
    void showsARowOfHapaxsOwnCatalog() {
        assertThat(explain(Catalog.builtIn(), "jakarta.mail.Transport#send"))
                .matches("(?s)jakarta.mail.Transport#send\\n"
                        + "  mail.yaml:\\d+, Hapax's own catalog\\n"
                        + "    \\{ method: \\[send, sendMessage], role: remote-call, resource: mail, value: 0 }\\n"
                        + "  It asks another system to do something: .*");
    }

    @Test
    void showsAUsersRowBeforeItAndWhereItStands() throws IOException, FileFormatException {
        Path file = Files.writeString(folder.resolve("hapax-catalog.yaml"), """
                classes:
                  jakarta.mail.Transport:
                    - method: send
                      role: neutral
                    - { method: sendMessage, role: neutral }
                """);
        String text = explain(new CatalogLoader().add(file).load(), "jakarta.mail.Transport#send");
        assertThat(text)
                .startsWith("jakarta.mail.Transport#send\n  " + file + ":3\n    method: send\n    role: neutral\n"
                        + "  It has no effect that a second call would repeat.\n")
                .contains("mail.yaml:");
    }

    @Test
    void showsWhatASupertypeBrings() {
        String text = new CallText(Catalog.builtIn(), owner -> List.of("java/lang/Object", "jakarta/mail/Transport"))
                .of("com.acme.Smtp#send(Message)");
        assertThat(text).contains("  as in jakarta.mail.Transport:\n  mail.yaml:");
    }

    @Test
    void aRowOfItsPackageCountsLast() {
        String call = "org.apache.kafka.clients.producer.KafkaProducer#send";
        assertThat(new CallText(Catalog.builtIn(), owner -> List.of("org/apache/kafka/clients/producer/Producer"))
                        .of(call))
                .contains("as in org.apache.kafka.clients.producer.Producer:", "role: send")
                .doesNotContain("neutral");
        assertThat(explain(Catalog.builtIn(), call))
                .contains("role: neutral")
                .contains("The class is not on the class path here");
    }

    @Test
    void helpsWhereThereIsNoRow() {
        assertThat(explain(Catalog.builtIn(), "Transport#send"))
                .contains("The catalog says nothing of it")
                .contains("Did you mean jakarta.mail.Transport#send, javax.mail.Transport#send?");
        assertThat(explain(Catalog.builtIn(), "io.quarkus.mailer.Mailer#sned")).contains("mail.yaml");
        assertThatThrownBy(() -> explain(Catalog.builtIn(), "com.acme.Mailer"))
                .hasMessage("'com.acme.Mailer' names no method: write class and method, as com.acme.Mailer#send");
    }

    private static String explain(Catalog catalog, String call) {
        return new CallText(catalog, owner -> List.of()).of(call);
    }
}
