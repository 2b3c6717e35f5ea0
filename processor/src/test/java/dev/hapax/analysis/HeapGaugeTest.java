package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In JVMs of their own, with a small heap and the garbage collectors that compilers and builds run with. */
class HeapGaugeTest {
    private static final int BLOCK = 4 * 1024;
    /** Of so many blocks one is kept: an analysis, too, drops most of what it makes. */
    private static final int OF = 5;

    @ParameterizedTest
    @CsvSource({
        "-XX:+UseSerialGC, keep, full",
        "-XX:+UseG1GC, keep, full",
        "-XX:+UseParallelGC, keep, full",
        "-XX:+UseSerialGC, drop, room",
        "-XX:+UseG1GC, drop, room",
        "-XX:+UseParallelGC, drop, room",
        "-XX:+UseSerialGC, kept-before, room",
        "-XX:+UseG1GC, kept-before, room"
    })
    void tellsWhatIsInUseFromGarbage(String collector, String what, String said) throws Exception {
        assertThat(run(collector, what)).isEqualTo(said);
    }

    private static String run(String collector, String what) throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        collector,
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hoarder.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        String said = new String(jvm.getInputStream().readAllBytes()).strip();
        jvm.waitFor();
        return said;
    }

    /** Fills its heap with what it keeps, or goes through as much memory many times over and keeps nothing. */
    static final class Hoarder {
        private Hoarder() {}

        public static void main(String[] args) {
            List<byte[]> kept = new ArrayList<>();
            if (args[0].equals("kept-before")) {
                HeapGauge first = new HeapGauge();
                for (long i = 0; !first.getAsBoolean(); i++) {
                    make(i, true, kept);
                }
                kept.clear();
            }
            HeapGauge gauge = new HeapGauge();
            long blocks = Runtime.getRuntime().maxMemory() / BLOCK * 20;
            for (long i = 0; i < blocks; i++) {
                make(i, args[0].equals("keep"), kept);
                if (gauge.getAsBoolean()) {
                    System.out.println("full");
                    return;
                }
            }
            System.out.println("room");
        }

        private static void make(long number, boolean keep, List<byte[]> kept) {
            byte[] block = new byte[BLOCK];
            if (keep && number % OF == 0) {
                kept.add(block);
            }
        }
    }
}
