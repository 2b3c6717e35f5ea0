package dev.hapax.dedup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How keys and payloads are written down in a store. */
public final class MessageKeys {
    /** The most characters that a key takes in a store; a longer one is replaced by its digest. */
    public static final int LONGEST = 200;

    private static final HexFormat HEX = HexFormat.of();

    private MessageKeys() {}

    /**
     * The text of a key.
     *
     * @param key a key with a value of its own: a string, a number, a UUID, an enum constant, a byte array
     * @return the text, at most {@value #LONGEST} characters
     */
    public static String text(Object key) {
        String text = key instanceof byte[] bytes ? HEX.formatHex(bytes) : key.toString();
        return text.length() <= LONGEST ? text : "sha256:" + digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The SHA-256 of a payload.
     *
     * @param payload the payload's bytes
     * @return hexadecimal digits
     */
    public static String digest(byte[] payload) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
