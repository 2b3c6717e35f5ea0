package dev.hapax.analysis.effect;

/** How many effects of callees one method still takes. */
final class Room {
    /** How many effects of callees are looked at for one method. */
    static final int MAX_WORK = 20_000;

    private static final int MAX_INHERITED = 240;
    /** Of all targets of a call, where a caller may know which one is meant. */
    private static final int MAX_CHOICES = 10 * MAX_INHERITED;

    private final int maxWork;
    private int inherited;
    private int plain;
    private int choices;
    private int ofChoice;
    private int work;
    private boolean choosing;
    private boolean usedUp;

    /**
     * All of it.
     *
     * @param maxWork how many effects of callees are looked at
     */
    Room(int maxWork) {
        this.maxWork = maxWork;
    }

    /**
     * Begins with the effects of a callee.
     *
     * @param chosen whether it is one of several targets of a call and a caller may know which one is meant: each of those has
     *     room of its own, since only one is left where that is decided
     */
    void begin(boolean chosen) {
        choosing = chosen;
        ofChoice = 0;
    }

    /**
     * Whether there is room for one more; asked before each is made.
     *
     * @param inMemory whether it is one of those that only matter where nothing better is known, changes in memory and calls
     *     that nothing explains: they have room of their own, so that many of them leave out none of the others
     */
    boolean isLeft(boolean inMemory) {
        boolean full = choosing
                ? ofChoice >= MAX_INHERITED || choices >= MAX_CHOICES
                : (inMemory ? plain : inherited) >= MAX_INHERITED;
        if (full || ++work > maxWork) {
            usedUp = true;
            return false;
        }
        return true;
    }

    /** Whether nothing more of any kind is taken. */
    boolean isFull() {
        return work > maxWork
                || (choosing
                        ? ofChoice >= MAX_INHERITED || choices >= MAX_CHOICES
                        : inherited >= MAX_INHERITED && plain >= MAX_INHERITED);
    }

    /** Notes that something was left out. */
    void leaveOut() {
        usedUp = true;
    }

    /** Counts an effect, if it was taken. */
    void used(boolean taken, boolean inMemory) {
        if (taken && choosing) {
            choices++;
            ofChoice++;
        } else if (taken && inMemory) {
            plain++;
        } else if (taken) {
            inherited++;
        }
    }

    /** Whether something was left out. */
    boolean isUsedUp() {
        return usedUp;
    }
}
