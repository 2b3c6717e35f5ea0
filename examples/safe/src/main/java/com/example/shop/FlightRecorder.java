package com.example.shop;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Writes down what happens to each record, so that somebody can tell after a crash which records were in flight. Each
 * line is handed to the operating system at once and outlives this process.
 *
 * <p>It can slow the handlers down, before and after each record, as real work would.
 */
final class FlightRecorder implements HandlerListener, AutoCloseable {
    private final FileChannel file;
    private final Duration pace;

    FlightRecorder(Path file, Duration pace) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.pace = pace;
    }

    @Override
    public void polled(RecordAddress at) {
        write("polled", at);
        pause();
    }

    @Override
    public void handled(RecordAddress at) {
        write("handled", at);
        pause();
    }

    @Override
    public void committed(RecordAddress next) {
        write("committed", next);
    }

    @Override
    public void lost(RecordAddress at) {
        write("lost", at);
    }

    private void write(String event, RecordAddress at) {
        String line = event + " " + at.handler() + " " + at.topic() + " " + at.partition() + " " + at.offset() + "\n";
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pause() {
        try {
            Thread.sleep(pace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
