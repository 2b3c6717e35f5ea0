package dev.hapax.analysis.classes;

import java.util.Set;

/** Tells by their packages whether classes come from one house: a service and the library of events that it shares with others. */
public final class Vendors {
    /** Names that say nothing by themselves: many houses stand behind each. */
    private static final Set<String> SHARED = Set.of(
            "com",
            "org",
            "net",
            "io",
            "dev",
            "co",
            "ac",
            "or",
            "ne",
            "go",
            "gob",
            "gouv",
            "govt",
            "edu",
            "gov",
            "github",
            "gitlab",
            "apache",
            "eclipse",
            "springframework");

    private Vendors() {}

    /**
     * Whether two classes are of one house.
     *
     * @param one internal name
     * @param other internal name
     * @return true where their packages begin alike, far enough to be somebody's own
     */
    public static boolean areOne(String one, String other) {
        String[] first = one.split("/", -1);
        String[] second = other.split("/", -1);
        int own = 0;
        for (int i = 0; i < Math.min(first.length, second.length) - 1 && first[i].equals(second[i]); i++) {
            own += i == 0 || SHARED.contains(first[i]) ? 0 : 1;
        }
        return own > 0;
    }
}
