package dev.hapax.maven.sarif;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Tells findings apart without line numbers, so that a viewer knows an old one again when code moves. Not thread-safe. */
final class Fingerprints {
    private static final int BYTES = 16;

    private final Map<String, Integer> seen = new HashMap<>();

    /**
     * A finding's fingerprint.
     *
     * @param finding the finding; equal ones are told apart by the order in which they are asked for
     * @return hexadecimal digits
     */
    String of(Finding finding) {
        CodePlace place = finding.place();
        String what = String.join(
                "\n",
                finding.rule().id(),
                finding.handler().displayName(),
                place.className(),
                place.method(),
                expression(place.expression()));
        return sha256(what + "\n" + seen.merge(what, 1, Integer::sum));
    }

    private static String expression(CodePlace.Expression expression) {
        if (expression instanceof CodePlace.Expression.Call call) {
            return "call " + call.owner() + "." + call.name();
        } else if (expression instanceof CodePlace.Expression.FieldWrite write) {
            return "write " + write.field();
        } else if (expression instanceof CodePlace.Expression.Setting setting) {
            return "setting " + setting.key();
        }
        return expression.getClass().getSimpleName();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
