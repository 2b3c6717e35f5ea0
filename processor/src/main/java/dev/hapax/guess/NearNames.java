package dev.hapax.guess;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Guesses which name was meant. Stateless. */
public final class NearNames {
    private NearNames() {}

    /**
     * The name nearest to a wrong one.
     *
     * @param wrong the wrong one
     * @param names those that there are
     * @return the one that was meant, if one is near: the same but for case, or a few letters off
     */
    public static Optional<String> nearest(String wrong, Collection<String> names) {
        String lower = wrong.toLowerCase(Locale.ROOT);
        int tolerance = Math.max(1, wrong.length() / 3);
        return names.stream()
                .map(name -> new Guess(name, distance(lower, name.toLowerCase(Locale.ROOT))))
                .filter(guess -> guess.distance() <= tolerance)
                .min(Comparator.comparingInt(Guess::distance).thenComparing(Guess::name))
                .map(Guess::name)
                .or(() -> containing(lower, names));
    }

    /**
     * What to say of a name that there is not, as {@code unknown key 'sq', did you mean 'sql'?}
     *
     * @param what what it is a name of
     * @param wrong the name
     * @param allowed those that there are
     * @return a sentence that ends with the nearest name or, where none is near, with all of them
     */
    public static String unknown(String what, String wrong, Collection<String> allowed) {
        String start = "unknown " + what + " '" + wrong + "'";
        return nearest(wrong, allowed)
                .map(meant -> start + ", did you mean '" + meant + "'?")
                .orElseGet(() -> start + "; allowed are "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }

    private static Optional<String> containing(String lower, Collection<String> names) {
        List<String> found = names.stream()
                .filter(name ->
                        lower.length() > 1 && name.toLowerCase(Locale.ROOT).endsWith(lower))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private record Guess(String name, int distance) {}

    /** Levenshtein's distance. */
    private static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] current = new int[right.length() + 1];
            current[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substitution = previous[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }
}
