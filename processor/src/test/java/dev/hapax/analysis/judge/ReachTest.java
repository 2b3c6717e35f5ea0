package dev.hapax.analysis.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final Map<Integer, Set<Integer>> GRAPH =
            Map.of(1, Set.of(2), 2, Set.of(3), 3, Set.of(1, 4), 4, Set.of(5), 5, Set.of());

    private static List<Integer> visited(int steps, int start) {
        List<Integer> visited = new ArrayList<>();
        Reach.within(steps, start, one -> {
            visited.add(one);
            return GRAPH.get(one);
        });
        return visited;
    }

    @Test
    void goesEachWayOnce() {
        assertThat(visited(10, 1)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void takesNoMoreStepsThanAllowed() {
        assertThat(visited(2, 1)).containsExactly(1, 2, 3);
    }

    @Test
    void goesAsFarFromWhereverItStarts() {
        assertThat(visited(2, 3)).containsExactlyInAnyOrder(3, 1, 4, 2, 5);
    }
}
