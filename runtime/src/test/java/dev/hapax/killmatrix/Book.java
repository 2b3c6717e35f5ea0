package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was sent to one combination. Each payload says in which round that was. */
final class Book {
    private static final int BAD_EVERY = 12;

    private final Shape shape;
    private final Set<String> good = new LinkedHashSet<>();
    private final Set<String> bad = new LinkedHashSet<>();
    private int records;

    Book(Shape shape) {
        this.shape = shape;
    }

    /** Payloads of a new round; where keys are claimed each is sent twice, as producers do that lose an answer. */
    List<String> round(String name, int count) {
        List<String> payloads = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String payload = name + "-" + i;
            if (shape.deadLetters() && i % BAD_EVERY == 0) {
                bad.add(BadMessageException.bad(payload));
                payloads.add(BadMessageException.bad(payload));
            } else {
                good.add(payload);
                payloads.add(payload);
            }
        }
        if (shape.deduplicates()) {
            payloads.addAll(payloads.stream()
                    .filter(payload -> !BadMessageException.isBad(payload))
                    .toList());
        }
        records += payloads.size();
        return payloads;
    }

    /** The payloads that must take effect. */
    Set<String> good() {
        return Collections.unmodifiableSet(good);
    }

    /** The payloads that no handler can handle. */
    Set<String> bad() {
        return Collections.unmodifiableSet(bad);
    }

    /** How many records are in the topic. */
    int records() {
        return records;
    }
}
