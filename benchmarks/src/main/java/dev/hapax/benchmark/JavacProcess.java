package dev.hapax.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs this JDK's javac command, with the JVM settings that it has by default, and measures the process. Linux only. */
final class JavacProcess {
    private static final Path OWN_TIMES = Path.of("/proc/self/stat");
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    /** Times in /proc are in hundredths of a second on every Linux. */
    private static final double TICKS = 100;

    private static final int CHILD_USER = 13;
    private static final int MILLIS = 20;

    private JavacProcess() {}

    static boolean canMeasure() {
        return Files.isReadable(OWN_TIMES);
    }

    static Measured run(List<String> options, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(options);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVAC_OPTIONS", "_JAVA_OPTIONS").forEach(environment::remove);
        double before = childrenCpu();
        Process process = builder.start();
        double peak = 0;
        while (!process.waitFor(MILLIS, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peak(process.pid()));
        }
        return new Measured(
                process.exitValue(), childrenCpu() - before, peak, Files.readString(log, StandardCharsets.UTF_8));
    }

    /** CPU seconds of all child processes that have ended. */
    private static double childrenCpu() throws IOException {
        String stat = Files.readString(OWN_TIMES);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_USER + 1])) / TICKS;
    }

    private static double peak(long process) throws IOException {
        try {
            Matcher line = PEAK.matcher(Files.readString(Path.of("/proc/" + process + "/status")));
            return line.find() ? Long.parseLong(line.group(1)) / 1024.0 : 0;
        } catch (NoSuchFileException e) {
            return 0; // it has just ended
        }
    }
}
