package dev.hapax.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options options(String... words) {
        return Options.parse(words);
    }

    @Test
    void combinationsAreFoundByTitleAndById() {
        assertThat(Combination.matching(
                        options("--only", "at-most-once, classic").only()))
                .containsExactly(new Combination(Shape.AT_MOST_ONCE, Protocol.CLASSIC));
        assertThat(Combination.matching(
                        options("--only", "^at_most_once_classic$").only()))
                .containsExactly(new Combination(Shape.AT_MOST_ONCE, Protocol.CLASSIC));
        assertThat(Combination.matching(options().only())).isEqualTo(Combination.all());
    }

    /** A run of nothing keeps every guarantee. */
    @Test
    void whatIsFoundInNoCombinationIsRefused() {
        assertThatThrownBy(
                        () -> Combination.matching(options("--only", "thrice").only()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--only thrice is found in no combination")
                .hasMessageContaining("at-most-once, classic");
    }

    @Test
    void theShortRunDoesMoreAtATimeUnlessItIsSaid() {
        assertThat(options("--short").parallel()).isGreaterThan(options().parallel());
        assertThat(options("--parallel", "2", "--short").parallel()).isEqualTo(2);
    }

    @Test
    void numbersAreNumbers() {
        assertThatThrownBy(() -> options("--parallel", "x")).hasMessage("--parallel needs a number, not x");
        assertThatThrownBy(() -> options("--parallel", "0")).hasMessage("--parallel needs at least 1, not 0");
        assertThatThrownBy(() -> options("--seed")).hasMessage("--seed needs a value");
    }
}
