package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Consumers of libraries that are not followed are named where they are made, and nothing else of them is judged. */
class NotFollowedTest {
    private static final Path SOURCE = Path.of("src/test/resources/consumers/OtherConsumers.java");

    @Test
    void saysWhereAConsumerIsMade() throws IOException {
        CompiledSources classes = CompiledSources.of(Files.readString(SOURCE));
        List<String> found = Analysis.handlerClasses(classes, new TreeSet<>(classes.projectClasses()));

        AnalysisReport report = Analysis.run(classes, found, Settings.defaults());

        assertThat(report.findings())
                .extracting(
                        finding -> finding.rule().id(),
                        finding -> finding.handler().method(),
                        finding -> finding.severity(),
                        finding -> by(finding.headline()))
                .containsExactlyInAnyOrder(
                        tuple("insert", "followed", Severity.WARNING, ""),
                        tuple("not-analyzed", "arrivals", Severity.WARNING, "Spring Integration"),
                        tuple("not-analyzed", "adapter", Severity.WARNING, "Spring Integration"),
                        tuple("not-analyzed", "configure", Severity.WARNING, "Apache Camel"));
        assertThat(report.handlers())
                .extracting(HandlerMethod::displayName)
                .containsExactly("OtherConsumers.followed(String)");
    }

    private static String by(String headline) {
        int from = headline.indexOf(" from Kafka by ");
        return from < 0 ? "" : headline.substring(from + " from Kafka by ".length(), headline.indexOf(", which"));
    }
}
