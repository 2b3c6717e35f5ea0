package dev.hapax.killmatrix;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A guarantee with a store, and a group protocol. */
record Combination(Shape shape, Protocol protocol) {
    static List<Combination> all() {
        List<Combination> all = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            for (Protocol protocol : Protocol.values()) {
                all.add(new Combination(shape, protocol));
            }
        }
        return List.copyOf(all);
    }

    /** Those whose title or id holds the pattern. */
    static List<Combination> matching(Pattern pattern) {
        List<Combination> found = all().stream()
                .filter(one -> pattern.matcher(one.title()).find()
                        || pattern.matcher(one.id()).find())
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("--only " + pattern + " is found in no combination; there are\n  "
                    + String.join("\n  ", all().stream().map(Combination::title).toList()));
        }
        return found;
    }

    /** At-most-once cannot be kept with the consumer protocol: such a worker must not start. */
    boolean refused() {
        return shape == Shape.AT_MOST_ONCE && protocol == Protocol.CONSUMER;
    }

    String title() {
        return shape.title() + ", " + protocol.title();
    }

    /** For names of files, topics and tables. */
    String id() {
        return (shape.name() + "_" + protocol.name()).toLowerCase(java.util.Locale.ROOT);
    }
}
