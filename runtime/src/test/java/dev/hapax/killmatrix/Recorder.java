package dev.hapax.killmatrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A worker's file that survives a {@code kill -9}: for each shape how many records it has in flight and how many it has
 * handled and reported lost, and where it killed itself. A file in memory, so that writing it costs the worker nothing.
 */
final class Recorder {
    private static final int SLOT = 3 * Integer.BYTES;
    private static final int SPRUNG = Shape.values().length * SLOT;
    private static final int SIZE = SPRUNG + 2 * Integer.BYTES;

    private final MappedByteBuffer memory;

    private Recorder(MappedByteBuffer memory) {
        this.memory = memory;
    }

    static Recorder create(Path file) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Recorder(channel.map(FileChannel.MapMode.READ_WRITE, 0, SIZE));
        }
    }

    void inFlight(Shape shape, int records) {
        memory.putInt(shape.ordinal() * SLOT, records);
    }

    void handled(Shape shape, int records) {
        memory.putInt(shape.ordinal() * SLOT + Integer.BYTES, records);
    }

    void lost(Shape shape, int records) {
        memory.putInt(shape.ordinal() * SLOT + 2 * Integer.BYTES, records);
    }

    void sprung(Seam seam, int inFlight) {
        memory.putInt(SPRUNG + Integer.BYTES, inFlight);
        memory.putInt(SPRUNG, seam.ordinal() + 1);
    }

    /**
     * What a worker's file says.
     *
     * @param bytes the file's content; empty before the worker has made it
     */
    record Page(ByteBuffer bytes) {
        static Page of(Path file) {
            try {
                return new Page(ByteBuffer.wrap(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int inFlight(Shape shape) {
            return at(shape.ordinal() * SLOT);
        }

        int handled(Shape shape) {
            return at(shape.ordinal() * SLOT + Integer.BYTES);
        }

        int lost(Shape shape) {
            return at(shape.ordinal() * SLOT + 2 * Integer.BYTES);
        }

        /** Whether the worker killed itself there. */
        boolean sprung(Seam seam) {
            return at(SPRUNG) == seam.ordinal() + 1;
        }

        int inFlightWhenSprung() {
            return at(SPRUNG + Integer.BYTES);
        }

        private int at(int index) {
            return bytes.limit() < SIZE ? 0 : bytes.getInt(index);
        }
    }
}
