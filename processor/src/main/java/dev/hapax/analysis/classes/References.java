package dev.hapax.analysis.classes;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/** Which classes refer to which methods, by name and descriptor, as their constants say. Not thread-safe. */
final class References {
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    private final Map<String, Set<String>> byMethod = new HashMap<>();

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
                if (tag == METHOD || tag == INTERFACE_METHOD) {
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

    Set<String> to(String name, String descriptor) {
        return byMethod.getOrDefault(name + descriptor, Set.of());
    }
}
