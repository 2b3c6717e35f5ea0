package dev.hapax.benchmark.throughput;

import dev.hapax.benchmark.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How long the disk below the temporary directory takes to keep a page: what each commit waits for. */
final class FsyncLatency {
    private static final int PAGE = 8192;
    private static final int TIMES = 200;

    private FsyncLatency() {}

    /** Milliseconds for writing and syncing a page. */
    static Samples measure() throws IOException {
        Path file = Files.createTempFile("hapax-fsync-", ".bin");
        Samples millis = new Samples();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int i = 0; i < TIMES; i++) {
                long before = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE));
                channel.force(false);
                millis.add((System.nanoTime() - before) / 1e6);
            }
        } finally {
            Files.delete(file);
        }
        return millis;
    }
}
