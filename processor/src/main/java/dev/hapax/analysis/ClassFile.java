package dev.hapax.analysis;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A class file as found.
 *
 * @param internalName the class's internal name
 * @param bytes the content; not copied, not to be changed
 * @param origin whose code it is
 * @param location where it was found, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked for
public record ClassFile(String internalName, byte[] bytes, Origin origin, String location) {
    /** Whose code a class is: it decides whether calls into it are followed. */
    public enum Origin {
        /** The project's own: followed. */
        PROJECT,
        /** A library's: judged by the catalog. */
        LIBRARY
    }

    /**
     * The content in one word, to tell whether it has changed: two checksums that the JVM computes by itself, where a
     * cryptographic digest is slow until it has been compiled. Nobody gains from forging one.
     *
     * @return 16 hexadecimal digits
     */
    public String fingerprint() {
        CRC32 first = new CRC32();
        first.update(bytes);
        CRC32C second = new CRC32C();
        second.update(bytes);
        return HexFormat.of().toHexDigits(first.getValue() << Integer.SIZE | second.getValue());
    }
}
