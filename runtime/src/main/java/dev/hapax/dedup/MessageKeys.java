package dev.hapax.dedup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How keys and payloads are written down in a store. Thread-safe. */
public final class MessageKeys {
    /** The most characters that a name or key takes in a store; a longer one is replaced by its digest. */
    public static final int LONGEST = 200;

    private static final HexFormat HEX = HexFormat.of();
    private static final String DIGEST = "sha256:";

    private MessageKeys() {}

    /**
     * The text of a key. What a store might cut, pad, refuse or mistake for something else is replaced by its digest: a text
     * that is too long, that has control characters or unpaired surrogates, that ends with white space, or that looks like a
     * digest itself.
     *
     * @param key a key with a value of its own: a string, a number, a UUID, an enum constant, a byte array
     * @return the text, at most {@value #LONGEST} characters
     */
    public static String text(Object key) {
        String text = key instanceof byte[] bytes ? HEX.formatHex(bytes) : key.toString();
        return isPlain(text) ? text : DIGEST + digest(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private static boolean isPlain(String text) {
        return text.length() <= LONGEST
                && !text.isEmpty()
                && !text.startsWith(DIGEST)
                && !Character.isWhitespace(text.charAt(text.length() - 1))
                && text.codePoints().noneMatch(MessageKeys::isAwkward);
    }

    private static boolean isAwkward(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE;
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
