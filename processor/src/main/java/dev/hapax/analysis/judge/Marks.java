package dev.hapax.analysis.judge;

import java.util.List;

/** Recognizes, by name, calls that mark something as done, where nothing else is known of them. */
final class Marks {
    private static final List<String> VERBS = List.of(
            "mark",
            "set",
            "save",
            "record",
            "add",
            "register",
            "store",
            "insert",
            "put",
            "complete",
            "remember",
            "update");

    private Marks() {}

    static boolean looksLikeMark(String method) {
        return VERBS.stream().anyMatch(method::startsWith);
    }
}
