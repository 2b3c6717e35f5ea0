package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.List;

/** What was done to a combination so far, and what went wrong. Used by one thread. */
final class Trace {
    private final List<Outcome.Kill> kills = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int disturbances;

    /** A worker was killed; with nothing in flight that shows nothing, but can lose or repeat all the same. */
    void killed(Seam seam, int inFlight) {
        disturbances++;
        if (inFlight > 0) {
            kills.add(new Outcome.Kill(seam, inFlight));
        }
    }

    void disturbed(String what) {
        disturbances++;
        others.add(what);
    }

    void problem(String what) {
        problems.add(what);
    }

    int disturbances() {
        return disturbances;
    }

    List<Outcome.Kill> kills() {
        return kills;
    }

    List<String> others() {
        return others;
    }

    List<String> problems() {
        return problems;
    }
}
