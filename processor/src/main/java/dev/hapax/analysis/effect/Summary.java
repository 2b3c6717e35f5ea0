package dev.hapax.analysis.effect;

import java.util.List;

/**
 * What a method does, its callees included, in little memory: what comes from a callee is kept as the call that it comes
 * through and its place among the callee's effects. {@link Recall} makes effects of that again. Filled once, then unchangeable.
 */
final class Summary {
    static final Summary NOTHING = new Summary();

    /** So many of a callee's effects, and so many calls, can be named in an entry; what is beyond is kept as it is. */
    private static final int LIMIT = 1 << 14;

    private static final int CALL = 16;
    private static final int MODE = 14;
    private static final int MODES = 3;

    /** For each effect, in the order in which they were found: where it is among {@link #own}, or how it is inherited. */
    private int[] entries = {};
    /** The order in which they are shown; nothing where that is the one in which they were found. */
    private int[] order = {};

    private List<Effect> own = List.of();
    private List<Passage> passages = List.of();

    static Summary of(Effect only) {
        Summary summary = new Summary();
        summary.own = List.of(only);
        summary.entries = new int[] {own(0)};
        return summary;
    }

    /**
     * Fills it in.
     *
     * @param found its entries, made by {@link #own} and {@link #inherited}
     * @param shown the order in which they are shown; empty where that is their own
     * @param effects those that are kept as they are
     * @param calls those that the others come through
     */
    void fill(int[] found, int[] shown, List<Effect> effects, List<Passage> calls) {
        entries = found;
        order = shown;
        own = List.copyOf(effects);
        passages = List.copyOf(calls);
    }

    /** The entry of an effect that is kept as it is. */
    static int own(int index) {
        return -1 - index;
    }

    /** Whether an effect can be kept as an inherited one. */
    static boolean fits(int passage, int index) {
        return passage < LIMIT && index < LIMIT;
    }

    /** The entry of an inherited effect. */
    static int inherited(int passage, int mode, int index) {
        return passage << CALL | mode << MODE | index;
    }

    int size() {
        return entries.length;
    }

    boolean isEmpty() {
        return entries.length == 0;
    }

    /** Through how many calls its effects come. */
    int calls() {
        return passages.size();
    }

    /** Whether effects are shown in the order in which they were found. */
    boolean isInOrder() {
        return order.length == 0;
    }

    /** Which of the found effects is shown at a place. */
    int shown(int place) {
        return order.length == 0 ? place : order[place];
    }

    boolean isOwn(int found) {
        return entries[found] < 0;
    }

    /** An effect that is kept as it is. */
    Effect effect(int found) {
        return own.get(-1 - entries[found]);
    }

    /** The call that an inherited effect comes through. */
    Passage passage(int found) {
        return passages.get(entries[found] >> CALL);
    }

    /** What else has become of an inherited effect on its way, for {@link Passage#taken}. */
    int mode(int found) {
        return entries[found] >> MODE & MODES;
    }

    /** Which of the callee's found effects it is. */
    int origin(int found) {
        return entries[found] & LIMIT - 1;
    }
}
