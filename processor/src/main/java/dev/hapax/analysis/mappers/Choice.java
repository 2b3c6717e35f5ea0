package dev.hapax.analysis.mappers;

import java.util.Optional;

/**
 * Which of a statement's dynamic parts are in it, in one of its alternatives.
 *
 * @param branch which branch of each {@code <choose>} is taken; the last one where it has fewer
 * @param tests whether the parts under an {@code <if>} are in it
 * @param only the one test that is met nevertheless, where the others are not
 */
record Choice(int branch, boolean tests, Optional<String> only) {
    boolean meets(String test) {
        return tests || only.filter(test::equals).isPresent();
    }
}
