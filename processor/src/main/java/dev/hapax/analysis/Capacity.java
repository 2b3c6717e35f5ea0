package dev.hapax.analysis;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How much an analysis may remember of what it has read and found out, so that a large project takes more time, and not more
 * memory than there is.
 *
 * @param remembered the memory in bytes, about, that what is remembered from one handler to the next may take; beyond it all
 *     of that is forgotten, and found out again where another handler needs it
 * @param effects how many effects are kept as they are; others are made again from those of callees
 * @param code the size in bytes of the class files whose code is kept; others are read again
 * @param gauges begins to watch the heap; what it hands out says whether the heap has become nearly full of what is in use
 */
record Capacity(long remembered, long effects, long code, Supplier<BooleanSupplier> gauges) {
    // Parts of the heap. They leave room for what one handler needs by itself, and for the compiler that this may run
    // in.
    private static final int REMEMBERED = 3;
    private static final int EFFECTS = 16;
    private static final int CODE = 8;

    // What things take in memory, in bytes, measured on large jars.
    private static final int EFFECT = 200;
    private static final int CALL = 500;
    private static final int INSTRUCTION = 60;
    private static final int BYTE_OF_CLASS = 3;
    private static final int BYTE_OF_CODE = 10;

    static Capacity ofHeap() {
        long heap = Runtime.getRuntime().maxMemory();
        return new Capacity(heap / REMEMBERED, heap / EFFECTS / EFFECT, heap / CODE / BYTE_OF_CODE, HeapGauge::new);
    }

    /**
     * Whether it is time to forget. Where one handler alone leaves more than there should be, the next one most often needs
     * the same: then it is time when others have added a good part to it.
     *
     * @param taken what is remembered now
     * @param least what was remembered after the first handler
     */
    boolean isExceededBy(long taken, long least) {
        return taken > Math.max(remembered, least + least / 4);
    }

    /** What is remembered, in bytes, about. */
    static long taken(EngineParts parts) {
        return parts.effects().size() * CALL
                + parts.flows().instructions() * INSTRUCTION
                + parts.pool().size() * BYTE_OF_CLASS;
    }
}
