package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CommandLineOptionsTest {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{(hapax\\.[\\w.]+)}");

    @Test
    void anOptionThatNoGoalHasIsSaidWithTheOneThatWasMeant() {
        assertThat(CommandLineOptions.unknown(Set.of("hapax.failonerror", "hapax.strict", "rule", "maven.test.skip")))
                .containsExactly("Hapax: -Dhapax.failonerror says nothing: unknown option 'hapax.failonerror',"
                        + " did you mean 'hapax.failOnError'?");
    }

    @Test
    void theOptionsAreThoseOfTheGoals() throws IOException {
        try (InputStream descriptor =
                Objects.requireNonNull(CheckMojo.class.getResourceAsStream("/META-INF/maven/plugin.xml"))) {
            String text = new String(descriptor.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(PROPERTY.matcher(text).results().map((MatchResult found) -> found.group(1)))
                    .hasSameElementsAs(CommandLineOptions.KNOWN);
        }
    }
}
