package dev.hapax.analysis.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The quick answer is that of going up from dominator to dominator. */
class DominatorsTest {
    @Test
    void saysOfEveryTwoNodesWhetherOneDominatesTheOther() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int[][] successors = graph(random, 2 + random.nextInt(20));
            Dominators dominators = new Dominators(successors);
            for (int first = 0; first < successors.length; first++) {
                for (int second = 0; second < successors.length; second++) {
                    assertThat(dominators.dominates(first, second)).isEqualTo(isAbove(dominators, first, second));
                }
            }
        }
    }

    private static int[][] graph(Random random, int nodes) {
        int[][] successors = new int[nodes][];
        for (int node = 0; node < nodes; node++) {
            successors[node] =
                    random.ints(random.nextInt(3), 0, nodes).distinct().toArray();
        }
        return successors;
    }

    private static boolean isAbove(Dominators dominators, int first, int second) {
        int node = second;
        while (node >= 0 && node != first) {
            node = dominators.above(node);
        }
        return node == first;
    }
}
