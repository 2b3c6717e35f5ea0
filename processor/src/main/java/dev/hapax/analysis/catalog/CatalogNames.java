package dev.hapax.analysis.catalog;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names in catalog files, and what may have been meant by a wrong one. */
final class CatalogNames {
    static final Map<String, String> PRIMITIVES = Map.of(
            "int", "I", "long", "J", "boolean", "Z", "byte", "B", "char", "C", "short", "S", "float", "F", "double",
            "D");
    private static final Pattern CLASS = Pattern.compile(
            "(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*\\.)*\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Pattern METHOD =
            Pattern.compile("\\*|<init>|\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

    private CatalogNames() {}

    static boolean isClass(String name) {
        return CLASS.matcher(name).matches();
    }

    static boolean isMethod(String name) {
        return METHOD.matcher(name).matches();
    }

    /** {@code String[]} becomes {@code [java/lang/String}; empty where it is no type. */
    static Optional<String> type(String written) {
        String element = written;
        StringBuilder dimensions = new StringBuilder();
        while (element.endsWith("[]")) {
            element = element.substring(0, element.length() - 2);
            dimensions.append('[');
        }
        if (!isClass(element)) {
            return Optional.empty();
        }
        boolean inJavaLang = element.indexOf('.') < 0 && !PRIMITIVES.containsKey(element);
        return Optional.of(dimensions + (inJavaLang ? "java/lang/" : "") + element.replace('.', '/'));
    }

    /** {@code unknown key 'sq', did you mean 'sql'?} */
    static String unknown(String what, String name, Collection<String> allowed) {
        Optional<String> nearest = allowed.stream()
                .filter(candidate -> distance(candidate, name) <= Math.max(1, Math.min(3, candidate.length() / 3)))
                .min(Comparator.comparingInt(candidate -> distance(candidate, name)));
        String start = "unknown " + what + " '" + name + "'";
        return nearest.map(meant -> start + ", did you mean '" + meant + "'?")
                .orElseGet(() -> start + "; allowed are "
                        + String.join(", ", allowed.stream().sorted().toList()));
    }

    /** Levenshtein's. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substituted = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
