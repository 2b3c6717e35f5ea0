package dev.hapax.benchmark;

import dev.hapax.analysis.Analysis;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Settings;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How the engine's time grows with the code that it looks at. See benchmarks/README.md. */
public final class EngineGrowth {
    private static final int WARM_UP = 5;
    private static final int WARM_UP_SIZE = 100;
    /** How often a size is judged; the largest ones once. */
    private static final int TIMES = 3;

    private static final int LARGE = 2_000;

    private final String classPath;

    private EngineGrowth(String classPath) {
        this.classPath = classPath;
    }

    /**
     * Measures and prints.
     *
     * @param args the project's root, then optionally names of shapes
     * @throws IOException if a file cannot be read
     */
    public static void main(String[] args) throws IOException {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        List<String> wanted = Arrays.stream(args)
                .skip(1)
                .map(name -> name.toUpperCase(Locale.ROOT))
                .toList();
        List<String> known = Arrays.stream(Shape.values()).map(Enum::name).toList();
        if (!known.containsAll(wanted)) {
            System.err.println("usage: benchmarks/engine-growth ["
                    + String.join(" | ", known).toLowerCase(Locale.ROOT) + "]...");
            System.exit(2);
        }
        String jars = Files.readString(root.resolve("benchmarks/workload/target/class-path.txt"))
                .strip();
        EngineGrowth growth = new EngineGrowth(root.resolve("runtime/target/classes") + File.pathSeparator + jars);
        for (int i = 0; i < WARM_UP; i++) {
            growth.cpu(Shape.HANDLERS.sources(WARM_UP_SIZE), 1);
        }
        for (Shape shape : Shape.values()) {
            if (wanted.isEmpty() || wanted.contains(shape.name())) {
                growth.measure(shape);
            }
        }
    }

    private void measure(Shape shape) throws IOException {
        System.out.println(shape.title());
        for (int size : shape.sizes()) {
            Run run = cpu(shape.sources(size), size > LARGE ? 1 : TIMES);
            int units = shape == Shape.HANDLERS ? run.report().handlers().size() : size;
            System.out.printf(
                    Locale.ROOT,
                    "  %,7d  %9.1f ms  %8.3f ms per %s  (%d handlers, %d findings%s)%n",
                    size,
                    run.millis(),
                    run.millis() / units,
                    shape.unit(),
                    run.report().handlers().size(),
                    run.report().findings().size(),
                    isCut(run.report()) ? ", said to be cut" : "");
        }
        System.out.println();
    }

    private static boolean isCut(AnalysisReport report) {
        return Stream.concat(report.findings().stream(), report.problems().stream())
                .anyMatch(finding -> finding.rule() == Rule.NOT_ANALYZED);
    }

    /**
     * A judgement.
     *
     * @param report what it says
     * @param millis CPU time of the thread, the median of some runs
     */
    private record Run(AnalysisReport report, double millis) {}

    private Run cpu(Map<String, String> sources, int times) throws IOException {
        CompiledClasses classes = CompiledClasses.of(sources, classPath);
        List<String> handlers = Analysis.handlerClasses(
                classes,
                new TreeMap<>(sources)
                        .keySet().stream()
                                .map(path -> path.substring(0, path.lastIndexOf('.')))
                                .toList());
        Samples millis = new Samples();
        List<AnalysisReport> reports = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            reports.add(Analysis.run(classes, handlers, Settings.defaults()));
            millis.add((ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6);
        }
        return new Run(reports.get(0), millis.median());
    }
}
