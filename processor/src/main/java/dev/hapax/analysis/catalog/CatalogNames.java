package dev.hapax.analysis.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names in catalog files. */
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
}
