package dev.hapax.analysis.config;

import dev.hapax.analysis.ClassFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a class has to do with Kafka, by what its constants name.
 *
 * @param kafka whether it names classes of Kafka's or of a framework for it
 * @param keys whether it names one of the keys that nothing else has
 * @param frameworks those whose clients it can make; several where it does not say
 */
record ClassContext(boolean kafka, boolean keys, List<Framework> frameworks) {
    static ClassContext of(ClassFile file) {
        String constants = constants(file);
        boolean spring = constants.contains("org/springframework/kafka/");
        boolean clients = constants.contains("org/apache/kafka/clients/");
        boolean hapax = constants.contains("dev/hapax/Hapax");
        boolean keys = KafkaKeys.distinct().anyMatch(constants::contains);
        boolean kafka = spring || hapax || constants.contains("org/apache/kafka/");
        return new ClassContext(kafka, keys, frameworks(spring, clients, hapax));
    }

    /** A class file as a text: its constants are in it as they are, as far as they are plain. */
    static String constants(ClassFile file) {
        return new String(file.bytes(), StandardCharsets.ISO_8859_1);
    }

    private static List<Framework> frameworks(boolean spring, boolean clients, boolean hapax) {
        if (spring) {
            return List.of(Framework.SPRING);
        }
        List<Framework> named = Stream.concat(
                        clients ? Stream.of(Framework.CLIENT) : Stream.empty(),
                        hapax ? Stream.of(Framework.HAPAX) : Stream.empty())
                .toList();
        return named.isEmpty() ? List.of(Framework.SPRING, Framework.CLIENT) : named;
    }

    boolean mayMatter() {
        return kafka || keys;
    }

    /** Whether it is known which clients it is about. */
    boolean isClear() {
        return kafka && frameworks.size() == 1;
    }
}
