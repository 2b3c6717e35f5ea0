package dev.hapax.config;

import java.util.Locale;
import java.util.function.Predicate;

/**
 * What a guarantee asks of one setting.
 *
 * @param key the setting
 * @param required what its value must be, in words
 * @param holds tells whether a value, lower case and trimmed, will do
 * @param why what breaks otherwise, as the end of a sentence
 */
record Requirement(String key, String required, Predicate<String> holds, String why) {

    static Requirement equalTo(String key, Object value, String why) {
        String required = normal(value);
        return new Requirement(key, String.valueOf(value), required::equals, why);
    }

    boolean acceptedBy(Object value) {
        return holds.test(normal(value));
    }

    private static String normal(Object value) {
        return String.valueOf(value).trim().toLowerCase(Locale.ROOT);
    }
}
