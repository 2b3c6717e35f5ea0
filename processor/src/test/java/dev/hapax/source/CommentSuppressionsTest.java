package dev.hapax.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommentSuppressionsTest {
    @Test
    void aCommentSuppressesInItsLineAndInTheNextOne() {
        String text = """
                a: 1 # @SuppressWarnings("hapax:config-conflict")
                b: 2
                # we know: @SuppressWarnings("hapax:config-conflict") until May
                c: 3
                d: '@SuppressWarnings("hapax:config-conflict")'
                e: 5
                """;

        assertThat(IntStream.rangeClosed(1, 8)
                        .filter(line -> CommentSuppressions.find(text, line, "config-conflict")
                                .isPresent()))
                .containsExactly(1, 3, 4);
        assertThat(CommentSuppressions.find(text, 4, "config-conflict")).hasValueSatisfying(found -> {
            assertThat(found.line()).isEqualTo(3);
            assertThat(found.justification()).isEqualTo("we know:  until May");
        });
        assertThat(CommentSuppressions.find(text, 4, "insert")).isEmpty();
    }
}
