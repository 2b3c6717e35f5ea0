package dev.hapax.analysis.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of headers and properties by which the other side recognizes a repetition. */
public final class KeyNames {
    /** Parts of names, in lower case and without hyphens, that say what the header is for. */
    private static final List<String> TELLING = List.of("idempoten", "deduplicat", "dedup");

    private static final Set<String> NAMES = Set.of(
            "xrequestid",
            "requestid",
            "xmessageid",
            "messageid",
            "xeventid",
            "eventid",
            "ceid",
            "clienttoken",
            "clientrequesttoken");

    private KeyNames() {}

    /**
     * Whether a header is one of them.
     *
     * @param header its name, in any writing: {@code Idempotency-Key}, {@code event_id}
     * @return true if its value is taken for a key
     */
    public static boolean contains(String header) {
        String plain = header.toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
        return NAMES.contains(plain) || TELLING.stream().anyMatch(plain::contains);
    }
}
