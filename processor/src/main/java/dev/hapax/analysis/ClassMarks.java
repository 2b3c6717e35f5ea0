package dev.hapax.analysis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/** Looks for the ends of texts in constant pools, without reading the rest of a class file. */
final class ClassMarks {
    private static final int UTF8 = 1;

    /** The last eight characters, which tell nearly all texts apart. */
    private final Map<Long, List<byte[]>> marks = new HashMap<>();

    ClassMarks(Set<String> ends) {
        for (String end : ends) {
            byte[] text = end.getBytes(StandardCharsets.US_ASCII);
            long key = 0;
            for (int i = text.length - Long.BYTES; i < text.length; i++) {
                key = (key << Byte.SIZE) | (text[i] & 0xff);
            }
            marks.computeIfAbsent(key, tail -> new ArrayList<>(1)).add(text);
        }
    }

    /** Whether one of the pool's texts ends with one of the marks. */
    boolean areIn(ClassReader pool) {
        for (int i = 1; i < pool.getItemCount(); i++) {
            int text = pool.getItem(i);
            if (text > 0 && pool.readByte(text - 1) == UTF8 && isMarked(pool, text)) {
                return true;
            }
        }
        return false;
    }

    private boolean isMarked(ClassReader pool, int text) {
        int length = pool.readUnsignedShort(text);
        int end = text + Short.BYTES + length;
        return length >= Long.BYTES
                && marks.getOrDefault(pool.readLong(end - Long.BYTES), List.of()).stream()
                        .anyMatch(mark -> mark.length <= length && isAt(pool, end - mark.length, mark));
    }

    /** Marks have ASCII characters only. */
    private static boolean isAt(ClassReader pool, int start, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (pool.readByte(start + i) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
