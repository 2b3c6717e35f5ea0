package dev.hapax.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PlanTest {
    private static Map<Seam, List<Integer>> hits(Plan plan) {
        Map<Seam, List<Integer>> hits = new HashMap<>();
        plan.steps().values().stream().flatMap(List::stream).forEach(step -> {
            if (step instanceof Step.Kill kill) {
                hits.computeIfAbsent(kill.seam(), seam -> new ArrayList<>()).add(1);
            }
        });
        return hits;
    }

    @Test
    void theWholeRunKillsAtLeast200TimesAndEachCombinationAtEachOfItsSeams() {
        Plan plan = Plan.whole(Combination.all(), new Random(1));
        assertThat(plan.kills()).isGreaterThanOrEqualTo(200);
        plan.steps()
                .forEach((combination, steps) -> assertThat(steps)
                        .containsAll(combination.shape().seams().stream()
                                .map(Step.Kill::new)
                                .toList())
                        .contains(new Step.Zombie(), new Step.Churn(), new Step.Drops()));
        assertThat(hits(plan)).containsOnlyKeys(Seam.values());
        assertThat(hits(plan).values()).allMatch(times -> times.size() >= 5);
    }

    @Test
    void theShortRunHitsEachSeamAndDisturbsEachCombination() {
        Plan plan = Plan.brief(Combination.all(), new Random(1));
        assertThat(hits(plan)).containsOnlyKeys(Seam.values());
        assertThat(hits(plan).values()).allMatch(times -> times.size() >= 2);
        assertThat(plan.steps().values()).allMatch(steps -> steps.size() >= 3);
    }

    @Test
    void nothingIsLeftOutButWhatIsRefused() {
        for (Plan plan :
                List.of(Plan.whole(Combination.all(), new Random(1)), Plan.brief(Combination.all(), new Random(1)))) {
            assertThat(plan.steps().keySet())
                    .containsExactlyInAnyOrderElementsOf(Combination.all().stream()
                            .filter(combination -> !combination.refused())
                            .toList());
        }
    }

    @Test
    void aSeamThatWasMissedIsSaid() {
        Plan plan = Plan.whole(Combination.all(), new Random(1));
        assertThat(plan.missed(hits(plan))).isEmpty();
        Map<Seam, List<Integer>> fewer = hits(plan);
        fewer.put(Seam.AFTER_MARK, List.of(25, 25));
        assertThat(plan.missed(fewer)).containsExactly("AFTER_MARK was hit 2 times, less than 5");
    }
}
