package dev.hapax.analysis.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The memory for the code of classes: where it is full, half of it is made free. Not thread-safe. */
final class CodeRoom {
    private final long room;
    private final List<Code> there = new ArrayList<>();
    private long taken;
    private long now;

    /**
     * A room.
     *
     * @param room the bytes of class files whose code may be there
     */
    CodeRoom(long room) {
        this.room = room;
    }

    /** A time that goes on with each question. */
    long now() {
        return ++now;
    }

    /** Makes room for the code of one more class, which is there. */
    void take(Code code) {
        taken += code.size();
        if (taken > room) {
            there.sort(Comparator.comparing(Code::asked));
            int given = 0;
            while (given < there.size() && taken > room / 2) {
                Code eldest = there.get(given++);
                eldest.giveUp();
                taken -= eldest.size();
            }
            there.subList(0, given).clear();
        }
        there.add(code);
    }
}
