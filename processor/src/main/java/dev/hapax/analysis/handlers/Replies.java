package dev.hapax.analysis.handlers;

import java.util.List;
import java.util.stream.Collectors;

/** Names where a handler's returned value is sent. */
final class Replies {
    private Replies() {}

    /** The destinations in quotes; other words where there are none, or only placeholders. */
    static String to(List<String> destinations, String otherwise) {
        String named = destinations.stream()
                .filter(destination -> !destination.isBlank())
                .map(destination -> "`" + destination + "`")
                .collect(Collectors.joining(" and "));
        return named.isEmpty() ? otherwise : named;
    }
}
