package dev.hapax.demo;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** What one run of the worker wrote into its flight recorder, read while it grows. */
final class FlightLog {
    private final Path file;
    private final Map<String, Set<Record>> polled = new HashMap<>();
    private final Map<String, Set<Record>> handled = new HashMap<>();
    private long read;

    /** A record of the handler's topic. */
    record Record(TopicPartition partition, long offset) {}

    FlightLog(Path file) {
        this.file = file;
    }

    /**
     * The records that are in flight: polled by the worker and, where progress is committed before handling, neither
     * handled nor given up; elsewhere not committed.
     */
    Set<Record> inFlight(Promise promise, Map<TopicPartition, Long> committed) throws IOException {
        catchUp();
        Set<Record> records = new HashSet<>(polled.getOrDefault(promise.handler(), Set.of()));
        if (promise.kind() == Promise.Kind.AT_MOST_ONCE) {
            records.removeAll(handled.getOrDefault(promise.handler(), Set.of()));
        } else {
            records.removeIf(record -> record.offset() < committed.getOrDefault(record.partition(), 0L));
        }
        return records;
    }

    private void catchUp() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] fresh = new byte[(int) (log.length() - read)];
            log.seek(read);
            log.readFully(fresh);
            String text = new String(fresh, StandardCharsets.UTF_8);
            // the last line may be half written
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            whole.lines().forEach(this::add);
        }
    }

    private void add(String line) {
        String[] words = line.split(" ");
        Record record = new Record(new TopicPartition(words[2], Integer.parseInt(words[3])), Long.parseLong(words[4]));
        switch (words[0]) {
            case "polled" ->
                polled.computeIfAbsent(words[1], name -> new HashSet<>()).add(record);
            case "handled", "lost" ->
                handled.computeIfAbsent(words[1], name -> new HashSet<>()).add(record);
            default -> {
                // what is committed is read where it is committed
            }
        }
    }
}
