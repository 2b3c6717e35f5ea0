package dev.hapax.analysis.flow;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Immediate dominators of a graph, by the algorithm of Cooper, Harvey and Kennedy. */
final class Dominators {
    private static final int NONE = -1;

    private final int[] immediate;
    /** In a walk through the tree of dominators: when each node is entered, and when it is left. */
    private final int[] entered;

    private final int[] left;

    /**
     * Computes them.
     *
     * @param successors for each node its successors; node 0 is the entry
     */
    Dominators(int[][] successors) {
        int nodes = successors.length;
        int[] order = new int[nodes];
        int[] position = new int[nodes];
        Arrays.fill(position, NONE);
        int reached = postorder(successors, order, position);
        int[][] predecessors = predecessors(successors, position);
        immediate = new int[nodes];
        Arrays.fill(immediate, NONE);
        immediate[0] = 0;
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = reached - 2; i >= 0; i--) {
                int node = order[i];
                int dominator = NONE;
                for (int predecessor : predecessors[node]) {
                    if (immediate[predecessor] != NONE) {
                        dominator = dominator == NONE ? predecessor : meet(predecessor, dominator, position);
                    }
                }
                if (dominator != immediate[node]) {
                    immediate[node] = dominator;
                    changed = true;
                }
            }
        }
        entered = new int[nodes];
        left = new int[nodes];
        number();
    }

    private void number() {
        int nodes = immediate.length;
        int[] firstBelow = new int[nodes];
        int[] nextBeside = new int[nodes];
        Arrays.fill(firstBelow, NONE);
        for (int node = nodes - 1; node > 0; node--) {
            if (immediate[node] != NONE) {
                nextBeside[node] = firstBelow[immediate[node]];
                firstBelow[immediate[node]] = node;
            }
        }
        int time = 0;
        int[] path = new int[nodes];
        int depth = 0;
        entered[0] = ++time;
        while (depth >= 0) {
            int below = firstBelow[path[depth]];
            if (below == NONE) {
                left[path[depth--]] = ++time;
            } else {
                firstBelow[path[depth]] = nextBeside[below];
                entered[below] = ++time;
                path[++depth] = below;
            }
        }
    }

    private int meet(int first, int second, int[] position) {
        int a = first;
        int b = second;
        while (a != b) {
            while (position[a] < position[b]) {
                a = immediate[a];
            }
            while (position[b] < position[a]) {
                b = immediate[b];
            }
        }
        return a;
    }

    private static int postorder(int[][] successors, int[] order, int[] position) {
        int count = 0;
        int[] next = new int[successors.length];
        boolean[] seen = new boolean[successors.length];
        Deque<Integer> stack = new ArrayDeque<>();
        stack.push(0);
        seen[0] = true;
        while (!stack.isEmpty()) {
            int node = stack.peek();
            if (next[node] < successors[node].length) {
                int successor = successors[node][next[node]++];
                if (!seen[successor]) {
                    seen[successor] = true;
                    stack.push(successor);
                }
            } else {
                stack.pop();
                position[node] = count;
                order[count++] = node;
            }
        }
        return count;
    }

    private static int[][] predecessors(int[][] successors, int[] position) {
        int[] counts = new int[successors.length];
        for (int node = 0; node < successors.length; node++) {
            if (position[node] != NONE) {
                for (int successor : successors[node]) {
                    counts[successor]++;
                }
            }
        }
        int[][] predecessors = new int[successors.length][];
        for (int node = 0; node < successors.length; node++) {
            predecessors[node] = new int[counts[node]];
        }
        for (int node = 0; node < successors.length; node++) {
            if (position[node] != NONE) {
                for (int successor : successors[node]) {
                    predecessors[successor][--counts[successor]] = node;
                }
            }
        }
        return predecessors;
    }

    /**
     * Whether one node lies on every way to another.
     *
     * @param first the one
     * @param second the other
     * @return true if the second is the first or is never reached without it
     */
    boolean dominates(int first, int second) {
        return first == second
                || (entered[first] != 0 && entered[first] < entered[second] && left[second] < left[first]);
    }

    /**
     * The nearest node that every way to a node passes.
     *
     * @param node the node
     * @return its immediate dominator, or -1 for the entry and for what cannot be reached
     */
    int above(int node) {
        return node == 0 ? NONE : immediate[node];
    }
}
