package dev.hapax.analysis.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits fixes to the handler. The generated wrapper that deduplicates, and the runtime's transaction, are there for handlers of
 * our own annotation alone: on another framework's handler {@code @Dedup} is an error.
 */
final class Fixes {
    private static final String WRAPPER = "@Dedup(";
    private static final String TRANSACTION = "@Guarantee(";

    private final boolean own;
    private final Optional<String> key;

    /**
     * The fixes of a handler.
     *
     * @param own whether it is one of our own annotation
     * @param key the property of its payload that names the message, where one is known
     */
    Fixes(boolean own, Optional<String> key) {
        this.own = own;
        this.key = key;
    }

    /** The lines that fit. */
    List<String> of(List<String> lines) {
        return own ? DedupKeys.named(lines, key) : inTheMethod(lines);
    }

    private List<String> inTheMethod(List<String> lines) {
        List<String> fitting = new ArrayList<>();
        for (String line : lines) {
            if (line.contains(TRANSACTION)) {
                dropHeading(fitting);
            } else if (line.contains(WRAPPER)) {
                String id = key.orElse("id");
                fitting.add("  if (handled.existsById(" + id
                        + ")) { return; }   // a table of the messages that were handled");
                fitting.add("  handled.save(new Handled(" + id
                        + "));            // in the effect's transaction; after it where it has none");
            } else {
                fitting.add(line);
            }
        }
        return fitting;
    }

    /** A line that ends in a colon announces the one that is left out. */
    private static void dropHeading(List<String> lines) {
        int last = lines.size() - 1;
        if (last >= 0 && lines.get(last).endsWith(":")) {
            lines.remove(last);
        }
    }
}
