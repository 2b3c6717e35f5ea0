package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.At;
import dev.hapax.analysis.effect.Circumstance;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Circumstance.Rescue;
import dev.hapax.analysis.effect.Circumstance.Skipped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is known of one place that catches failures. Filled step by step. */
final class Spot {
    /**
     * What is done instead of the work.
     *
     * @param work what
     * @param always whether it is done after every failure
     */
    record Instead(Work work, boolean always) {}

    private final At at;
    private final List<Work> covered = new ArrayList<>();
    private final List<Work> skipped = new ArrayList<>();
    private final List<Instead> instead = new ArrayList<>();
    private @Nullable Caught caught;
    private List<String> types = List.of();

    Spot(At at) {
        this.at = at;
    }

    void add(Circumstance circumstance, Work work) {
        if (circumstance instanceof Caught one) {
            caught = one;
            types = one.types();
            covered.add(work);
        } else if (circumstance instanceof Skipped one) {
            types = one.types();
            skipped.add(work);
        } else if (circumstance instanceof Rescue one) {
            instead.add(new Instead(work, one.always()));
        }
    }

    At at() {
        return at;
    }

    List<String> types() {
        return types;
    }

    Optional<Caught> caught() {
        return Optional.ofNullable(caught);
    }

    List<Work> covered() {
        return covered;
    }

    List<Work> skipped() {
        return skipped;
    }

    List<Instead> instead() {
        return instead;
    }
}
