package dev.hapax.analysis.classes;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import org.objectweb.asm.ClassReader;

/**
 * Which classes refer to which methods, by name and descriptor, as their constants say. Every class of a project is gone
 * through for that, so its texts are not read, but told apart by checksums: where two are alike, a class is named that does
 * not refer to the method. Not thread-safe.
 */
final class References {
    private static final int TEXT = 1;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int LENGTH = 2;

    /** What the descriptors of annotations end with that make a framework call a method again and again. */
    private static final byte[] BY_THE_CLOCK = {'/', 'S', 'c', 'h', 'e', 'd', 'u', 'l', 'e', 'd', ';'};

    private final Map<Long, List<String>> byMethod = new HashMap<>();
    private final Set<String> byTheClock = new TreeSet<>();
    private final CRC32 checksum = new CRC32();

    /**
     * Takes in a class, once.
     *
     * @param name its internal name
     * @param bytes the class file
     * @return false if the file is damaged
     */
    boolean add(String name, byte[] bytes) {
        try {
            ClassReader reader = new ClassReader(bytes);
            for (int i = 1; i < reader.getItemCount(); i++) {
                int item = reader.getItem(i);
                int tag = item == 0 ? 0 : bytes[item - 1]; // long and double take two places
                if (tag == TEXT && endsByTheClock(bytes, item)) {
                    byTheClock.add(name);
                } else if (tag == METHOD || tag == INTERFACE_METHOD) {
                    int signature = reader.getItem(number(bytes, item + LENGTH));
                    int method = reader.getItem(number(bytes, signature));
                    int descriptor = reader.getItem(number(bytes, signature + LENGTH));
                    if (takesObjects(bytes, descriptor)) { // others are not asked for
                        note(sum(bytes, method) << Integer.SIZE | sum(bytes, descriptor), name);
                    }
                }
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void note(long method, String name) {
        List<String> classes = byMethod.computeIfAbsent(method, key -> new ArrayList<>(1));
        if (classes.isEmpty() || !classes.get(classes.size() - 1).equals(name)) {
            classes.add(name);
        }
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << Byte.SIZE | (bytes[at + 1] & 0xff);
    }

    private long sum(byte[] bytes, int text) {
        checksum.reset();
        checksum.update(bytes, text + LENGTH, number(bytes, text));
        return checksum.getValue();
    }

    private static boolean takesObjects(byte[] bytes, int descriptor) {
        int end = descriptor + LENGTH + number(bytes, descriptor);
        for (int i = descriptor + LENGTH; i < end; i++) {
            if (bytes[i] == 'L') {
                return true;
            }
        }
        return false;
    }

    /** Whether a text ends so: most are not read for that. */
    private static boolean endsByTheClock(byte[] bytes, int text) {
        int length = number(bytes, text);
        int end = text + LENGTH + length;
        for (int i = 1; i <= BY_THE_CLOCK.length; i++) {
            if (length < BY_THE_CLOCK.length || bytes[end - i] != BY_THE_CLOCK[BY_THE_CLOCK.length - i]) {
                return false;
            }
        }
        return true;
    }

    Set<String> byTheClock() {
        return byTheClock;
    }

    Set<String> to(String name, String descriptor) {
        long method = sum(asInClassFiles(name), 0) << Integer.SIZE | sum(asInClassFiles(descriptor), 0);
        return new TreeSet<>(byMethod.getOrDefault(method, List.of()));
    }

    /** A text with its length in front. */
    private static byte[] asInClassFiles(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
