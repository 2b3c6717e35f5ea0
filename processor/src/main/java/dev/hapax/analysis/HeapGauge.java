package dev.hapax.analysis;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whether the heap is nearly full of what is in use. A JVM ends with an error only once next to nothing can be freed; before
 * that it collects garbage for minutes, each time for a little room. Whoever asks here can give up in time. Not thread-safe.
 */
final class HeapGauge implements BooleanSupplier {
    /** In parts of a hundred. */
    private static final int FULL = 92;
    /** Of the whole heap, garbage included: below, the garbage collector's figures, which have to be loaded, are not asked for. */
    private static final int WORTH_A_LOOK = 60;

    private static final int ALL = 100;

    private final long before;

    /** A gauge that knows of what was in use up to now, and takes no notice of it: it may be in use no longer. */
    HeapGauge() {
        this.before = isWorthALook() ? inUse() : 0;
    }

    @Override
    public boolean getAsBoolean() {
        return isWorthALook() && inUse() != before && isFull();
    }

    private static boolean isWorthALook() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory() > runtime.maxMemory() / ALL * WORTH_A_LOOK;
    }

    /** The bytes that the last collection found in use among what is old. */
    private static long inUse() {
        return Pools.OLD.stream()
                .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                .sum();
    }

    private static boolean isFull() {
        return Pools.OLD.stream().map(MemoryPoolMXBean::getCollectionUsage).anyMatch(HeapGauge::isFull);
    }

    private static boolean isFull(MemoryUsage usage) {
        return usage.getMax() > 0 && usage.getUsed() > usage.getMax() / ALL * FULL;
    }

    /** Those of old objects, found out when they are asked for first: what is young is no measure of what stays. */
    private static final class Pools {
        static final List<MemoryPoolMXBean> OLD = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .filter(MemoryPoolMXBean::isUsageThresholdSupported)
                .filter(MemoryPoolMXBean::isCollectionUsageThresholdSupported)
                .toList();
    }
}
