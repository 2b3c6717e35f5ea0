package dev.hapax.analysis;

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
}
