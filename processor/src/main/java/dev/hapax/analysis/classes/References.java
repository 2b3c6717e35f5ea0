package dev.hapax.analysis.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** Which classes refer to which methods, by name and descriptor, as their constants say. Not thread-safe. */
final class References {
    private static final int TEXT = 1;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    /** What the descriptors of annotations end with that make a framework call a method again and again. */
    private static final String BY_THE_CLOCK = "/Scheduled;";

    private final Map<String, Set<String>> byMethod = new HashMap<>();
    private final Set<String> byTheClock = new TreeSet<>();

    /**
     * Takes in a class.
     *
     * @param name its internal name
     * @param bytes the class file
     * @return false if the file is damaged
     */
    boolean add(String name, byte[] bytes) {
        try {
            ClassReader reader = new ClassReader(bytes);
            char[] buffer = new char[reader.getMaxStringLength()];
            for (int i = 1; i < reader.getItemCount(); i++) {
                int item = reader.getItem(i);
                int tag = item == 0 ? 0 : reader.readByte(item - 1); // long and double take two places
                if (tag == TEXT && endsByTheClock(reader, item)) {
                    byTheClock.add(name);
                } else if (tag == METHOD || tag == INTERFACE_METHOD) {
                    int signature = reader.getItem(reader.readUnsignedShort(item + 2));
                    String descriptor = reader.readUTF8(signature + 2, buffer);
                    if (descriptor.contains("L")) { // others are not asked for: they take no object
                        String method = reader.readUTF8(signature, buffer) + descriptor;
                        byMethod.computeIfAbsent(method, key -> new TreeSet<>()).add(name);
                    }
                }
            }
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Whether a text ends so: most are not read for that. */
    private static boolean endsByTheClock(ClassReader reader, int item) {
        int length = reader.readUnsignedShort(item);
        int start = item + 2 + length - BY_THE_CLOCK.length();
        for (int i = 0; i < BY_THE_CLOCK.length(); i++) {
            if (start < item + 2 || reader.readByte(start + i) != BY_THE_CLOCK.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    Set<String> byTheClock() {
        return byTheClock;
    }

    Set<String> to(String name, String descriptor) {
        return byMethod.getOrDefault(name + descriptor, Set.of());
    }
}
