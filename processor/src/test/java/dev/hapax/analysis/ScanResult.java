package dev.hapax.analysis;

import dev.hapax.analysis.classes.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What a scan came to. */
final class ScanResult {
    private static final int SLOWEST = 12;
    private static final int EXAMPLES = 3;
    /** How long one method may take, besides what it takes to go over callees for the first time. */
    private static final double BOUND_SECONDS = 20;
    /** How long each instruction may take that is gone over for the first time: no later method pays for it again. */
    private static final double BOUND_SECONDS_AN_INSTRUCTION = 0.000_2;

    private static final String DEFECT = "This is a defect in Hapax";
    private static final String MEMORY = "more memory";

    private final long start = cpuNanos();
    private final Map<Rule, Integer> byRule = new TreeMap<>();
    private final Map<String, List<String>> unanalyzed = new LinkedHashMap<>();
    private final Map<String, Integer> unanalyzedCount = new LinkedHashMap<>();
    private final List<String> exceptions = new ArrayList<>();
    private final PriorityQueue<Timed> slowest = new PriorityQueue<>(Comparator.comparing(Timed::nanos));
    private int jars;
    private int classes;
    private int methods;
    private int cut;
    private boolean unbounded;

    private record Timed(String method, long nanos, long instructions) {
        double seconds() {
            return nanos / 1e9;
        }

        boolean isBounded() {
            return seconds() <= BOUND_SECONDS + instructions * BOUND_SECONDS_AN_INSTRUCTION;
        }
    }

    /** The scanning thread's own time: what else runs on the machine does not count. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    int classes() {
        return classes;
    }

    int methods() {
        return methods;
    }

    void judged(String method, List<Finding> findings, long nanos, long instructions) {
        methods++;
        findings.forEach(finding -> byRule.merge(finding.rule(), 1, Integer::sum));
        cut += findings.stream().anyMatch(finding -> finding.rule() == Rule.NOT_ANALYZED) ? 1 : 0;
        Timed timed = new Timed(method, nanos, instructions);
        slowest.add(timed);
        if (slowest.size() > SLOWEST) {
            slowest.remove();
        }
        unbounded |= !timed.isBounded();
    }

    void jar(Path path, int classesInIt, List<Problem> problems) {
        jars++;
        classes += classesInIt;
        for (Problem problem : problems) {
            if (problem.sentence().contains(DEFECT)) {
                exceptions.add(path + ": " + problem.sentence());
            } else {
                unbounded |= problem.sentence().contains(MEMORY);
                say(why(problem.sentence()), path.getFileName() + ": " + problem.sentence());
            }
        }
    }

    private void say(String why, String sentence) {
        unanalyzedCount.merge(why, 1, Integer::sum);
        List<String> examples = unanalyzed.computeIfAbsent(why, key -> new ArrayList<>());
        if (examples.size() < EXAMPLES) {
            examples.add(sentence);
        }
    }

    private static String why(String sentence) {
        return sentence.substring(sentence.indexOf(": ") + 2).replaceAll("\\d+", "N");
    }

    void failed(String where, Throwable why) {
        exceptions.add(where + ": " + why + (why.getStackTrace().length > 0 ? " at " + why.getStackTrace()[0] : ""));
    }

    List<String> exceptions() {
        return List.copyOf(exceptions);
    }

    boolean isFine() {
        return exceptions.isEmpty() && !unbounded;
    }

    void print() {
        System.out.printf(
                Locale.ROOT,
                "%n%d jars, %d classes, %d public methods taken as handlers, %.0f s CPU, peak heap %d MB of %d MB%n",
                jars,
                classes,
                methods,
                (cpuNanos() - start) / 1e9,
                peak() >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.println("findings by rule:");
        byRule.forEach((rule, count) -> System.out.printf(Locale.ROOT, "  %-26s %9d%n", rule.id(), count));
        System.out.printf(
                Locale.ROOT,
                "methods of which something was cut, and said to be: %d (%.2f %%)%n",
                cut,
                100.0 * cut / Math.max(1, methods));
        System.out.println("not analyzed, and why:");
        unanalyzedCount.forEach((why, count) -> {
            System.out.printf(Locale.ROOT, "  %d times: %s%n", count, why);
            unanalyzed.get(why).forEach(example -> System.out.println("      " + example));
        });
        System.out.println("slowest methods:");
        slowest.stream()
                .sorted(Comparator.comparing(Timed::nanos).reversed())
                .forEach(timed -> System.out.printf(
                        Locale.ROOT,
                        "  %7.2f s, %9d instructions for the first time: %s%n",
                        timed.seconds(),
                        timed.instructions(),
                        timed.method()));
        System.out.println("exceptions: " + (exceptions.isEmpty() ? "none" : exceptions.size()));
        exceptions.stream().limit(40).forEach(exception -> System.out.println("  " + exception));
        if (unbounded) {
            System.out.println("a method took too long, or too much memory");
        }
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
