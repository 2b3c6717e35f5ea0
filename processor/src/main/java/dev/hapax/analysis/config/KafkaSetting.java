package dev.hapax.analysis.config;

import dev.hapax.analysis.CodePlace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of a Kafka client, wherever it was written.
 *
 * @param key the client's own key, as {@code enable.auto.commit}; or one of the framework's that {@link KafkaKeys} names
 * @param value its value, in the client's own spelling
 * @param written the key as it was written
 * @param clients which clients it is for
 * @param profile when it counts; empty for always
 * @param place where it stands
 * @param certainty how sure that value is
 */
record KafkaSetting(
        String key,
        String value,
        String written,
        Clients clients,
        Optional<String> profile,
        CodePlace place,
        Certainty certainty) {

    private static final Set<String> OF_DEVELOPERS =
            Set.of("test", "tests", "it", "integration-test", "dev", "development", "local", "localhost");

    /** How sure a value is. */
    enum Certainty {
        /** Written there. */
        SURE,
        /** Written there, where something else may win. */
        LIKELY,
        /** Nobody wrote it: it holds where nothing is said. */
        DEFAULT
    }

    /**
     * Clients.
     *
     * @param framework what makes them
     * @param side which ones
     * @param name the channel, group, container factory, class or handler that it is for alone; empty for all
     * @param rank which of two settings of a key wins: the higher one
     */
    record Clients(Framework framework, Side side, Optional<String> name, int rank) {}

    /** Whether it counts only where nobody relies on a guarantee. */
    boolean isOfDevelopers() {
        return profile.map(name -> name.toLowerCase(Locale.ROOT))
                .filter(OF_DEVELOPERS::contains)
                .isPresent();
    }

    boolean is(String wanted, String text) {
        return key.equals(wanted) && value.equals(text);
    }

    KafkaSetting with(Certainty other) {
        return new KafkaSetting(key, value, written, clients, profile, place, other);
    }
}
