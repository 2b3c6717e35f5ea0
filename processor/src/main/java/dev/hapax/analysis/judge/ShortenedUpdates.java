package dev.hapax.analysis.judge;

import java.util.Locale;

/** Updates whose text may leave out how it begins, as Panache lets them: {@code "stock = stock - ?1 where id = ?2"}. */
final class ShortenedUpdates {
    private ShortenedUpdates() {}

    /**
     * The whole statement.
     *
     * @param text what is written
     * @param entity what it is about
     */
    static String whole(String text, String entity) {
        String written = text.strip();
        String lower = written.toLowerCase(Locale.ROOT);
        if (lower.startsWith("update ")) {
            return written;
        } else if (lower.startsWith("from ")) {
            return "UPDATE " + written.substring("from ".length());
        } else if (lower.startsWith("set ")) {
            return "UPDATE " + entity + " " + written;
        }
        boolean name = written.indexOf(' ') < 0 && written.indexOf('=') < 0;
        return "UPDATE " + entity + " SET " + written + (name ? " = ?1" : "");
    }
}
