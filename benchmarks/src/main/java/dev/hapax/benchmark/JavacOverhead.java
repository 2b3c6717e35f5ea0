package dev.hapax.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What Hapax adds to a compilation: the same sources compiled in turn without and with it. See benchmarks/README.md.
 * Ends with 1 where a run fails or the seeded findings are not all there.
 */
public final class JavacOverhead {
    private static final int PAIRS = 7;
    private static final double MOST_CPU = 1.03;
    private static final double MOST_MEMORY = 1.1;

    private final Path benchmarks;
    private final Path processor;
    private final Path runtime;
    private final Path work;
    private final List<Variant> variants;
    private final Map<Variant, Samples> cpu = new EnumMap<>(Variant.class);
    private final Map<Variant, Samples> peak = new EnumMap<>(Variant.class);
    private final Map<Variant, Samples> cpuRatio = new EnumMap<>(Variant.class);
    private final Map<Variant, Samples> peakRatio = new EnumMap<>(Variant.class);

    private JavacOverhead(Path root, List<Variant> variants) throws IOException {
        this.benchmarks = root.resolve("benchmarks");
        this.processor = jar(root.resolve("processor/target"), "hapax-processor-");
        this.runtime = jar(root.resolve("runtime/target"), "hapax-runtime-");
        this.work = benchmarks.resolve("target/javac-overhead");
        this.variants = variants;
        for (Variant variant : variants) {
            Stream.of(cpu, peak, cpuRatio, peakRatio).forEach(samples -> samples.put(variant, new Samples()));
        }
    }

    private static Path jar(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().endsWith("-sources.jar"))
                    .filter(file -> !file.toString().endsWith("-javadoc.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("there is no " + prefix + "*.jar in " + folder));
        }
    }

    /**
     * Measures and prints.
     *
     * @param args the project's root, then optionally the number of pairs and {@code --breakdown}
     * @throws IOException if a file cannot be read or written
     * @throws InterruptedException if it is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> rest = new ArrayList<>(List.of(args));
        Path root = Path.of(rest.remove(0)).toAbsolutePath().normalize();
        boolean breakdown = rest.remove("--breakdown");
        if (rest.size() > 1 || rest.stream().anyMatch(arg -> !arg.matches("[1-9]\\d?"))) {
            System.err.println("usage: benchmarks/javac-overhead [PAIRS] [--breakdown]");
            System.exit(2);
        } else if (!JavacProcess.canMeasure()) {
            System.err.println(
                    "benchmarks/javac-overhead reads CPU time and memory from /proc: it runs on Linux only.");
            System.exit(2);
        }
        int pairs = rest.isEmpty() ? PAIRS : Integer.parseInt(rest.get(0));
        List<Variant> variants = breakdown ? List.of(Variant.values()) : List.of(Variant.PLAIN, Variant.HAPAX);
        JavacOverhead overhead = new JavacOverhead(root, variants);
        System.exit(overhead.prove() && overhead.measure(pairs) ? 0 : 1);
    }

    /** With unsafe handlers among the others: each is found, and nothing else is. */
    private boolean prove() throws IOException, InterruptedException {
        Workload workload = Workload.layOut(benchmarks, runtime, work, true);
        Measured run = run(workload, Variant.HAPAX);
        Set<String> expected = Reported.expected(workload.sources());
        Set<String> missing = new TreeSet<>(expected);
        missing.removeAll(Reported.in(run.output(), "error"));
        Set<String> extra = new TreeSet<>(Reported.in(run.output(), "error"));
        extra.addAll(Reported.in(run.output(), "warning"));
        extra.removeAll(expected);
        System.out.printf(
                "Seeded: %d unsafe effects, %d of them reported at their lines, %d other errors and warnings, %d notes.%n",
                expected.size(),
                expected.size() - missing.size(),
                extra.size(),
                Reported.in(run.output(), "Note").size());
        missing.forEach(finding -> System.out.println("  not found: " + finding));
        extra.forEach(finding -> System.out.println("  not expected: " + finding));
        if (missing.isEmpty() && extra.isEmpty() && run.exit() == 1 && !expected.isEmpty()) {
            return true;
        }
        System.out.println("  javac's output is in " + log(Variant.HAPAX));
        return false;
    }

    private boolean measure(int pairs) throws IOException, InterruptedException {
        Workload workload = Workload.layOut(benchmarks, runtime, work, false);
        System.out.printf(
                "Workload: %d files, %,d lines, %d handlers. JDK %s, %d processors.%n%n",
                workload.sources().size(),
                workload.lines(),
                Workload.SETS * HandlerSources.HANDLERS_IN_SET,
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors());
        for (int pair = 1; pair <= pairs; pair++) {
            if (!measureOnce(workload, pair)) {
                return false;
            }
        }
        System.out.println();
        for (Variant variant : variants) {
            System.out.printf(
                    "%-24s CPU s %s, peak MB %s%n",
                    variant.title(),
                    samples(cpu, variant).text("%.2f"),
                    samples(peak, variant).text("%.0f"));
            if (variant != Variant.PLAIN) {
                System.out.printf(
                        "%-24s CPU %s, peak %s%n",
                        "  ratio to javac alone",
                        samples(cpuRatio, variant).text("%.3f"),
                        samples(peakRatio, variant).text("%.3f"));
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%nMedian ratio: CPU %.3f (goal: at most %.2f), peak memory %.3f (goal: at most %.1f).%n",
                samples(cpuRatio, Variant.HAPAX).median(),
                MOST_CPU,
                samples(peakRatio, Variant.HAPAX).median(),
                MOST_MEMORY);
        return true;
    }

    /** One run of each variant, every second time in the opposite order. */
    private boolean measureOnce(Workload workload, int pair) throws IOException, InterruptedException {
        List<Variant> order = new ArrayList<>(variants);
        if (pair % 2 == 0) {
            Collections.reverse(order);
        }
        Map<Variant, Measured> runs = new EnumMap<>(Variant.class);
        for (Variant variant : order) {
            Measured run = run(workload, variant);
            boolean judged = variant != Variant.HAPAX || isJudged(workload);
            if (run.exit() != 0 || !judged) {
                System.out.println(
                        "javac " + (judged ? "failed" : "did not judge every handler") + ": see " + log(variant));
                return false;
            }
            runs.put(variant, run);
        }
        Measured plain = run(runs, Variant.PLAIN);
        System.out.printf("%2d:", pair);
        for (Variant variant : variants) {
            Measured run = run(runs, variant);
            samples(cpu, variant).add(run.cpu());
            samples(peak, variant).add(run.peak());
            samples(cpuRatio, variant).add(run.cpu() / plain.cpu());
            samples(peakRatio, variant).add(run.peak() / plain.peak());
            System.out.printf(
                    Locale.ROOT,
                    "  %s %.2f s %.0f MB (%.3f, %.3f)",
                    variant.title(),
                    run.cpu(),
                    run.peak(),
                    run.cpu() / plain.cpu(),
                    run.peak() / plain.peak());
        }
        System.out.println();
        return true;
    }

    private Measured run(Workload workload, Variant variant) throws IOException, InterruptedException {
        Path classes = workload.files().resolve("classes");
        Workload.delete(classes);
        Files.createDirectories(classes);
        Files.deleteIfExists(stamp());
        List<String> options =
                new ArrayList<>(variant.options(benchmarks.resolve("target/classes"), processor, stamp()));
        options.addAll(List.of("-Xmaxerrs", "1000", "-Xmaxwarns", "1000"));
        options.addAll(workload.options(classes));
        return JavacProcess.run(options, log(variant));
    }

    /** Whether every class with handlers is in the stamp. */
    private boolean isJudged(Workload workload) throws IOException {
        if (!Files.exists(stamp())) {
            return false;
        }
        long judged;
        try (Stream<String> lines = Files.lines(stamp())) {
            judged = lines.filter(line -> line.startsWith("handler ")).count();
        }
        long declared = 0;
        for (Path source : workload.sources()) {
            declared += source.startsWith(work) && Files.readString(source).contains("@KafkaHandler") ? 1 : 0;
        }
        return judged == declared;
    }

    private Path stamp() {
        return work.resolve("stamp");
    }

    private Path log(Variant variant) {
        return work.resolve(variant + ".log");
    }

    private static Measured run(Map<Variant, Measured> runs, Variant variant) {
        return java.util.Objects.requireNonNull(runs.get(variant));
    }

    private static Samples samples(Map<Variant, Samples> all, Variant variant) {
        return java.util.Objects.requireNonNull(all.get(variant));
    }
}
