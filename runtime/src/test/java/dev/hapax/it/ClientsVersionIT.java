package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A run with other kafka-clients is worth something only if it has them. */
final class ClientsVersionIT {

    @Test
    @EnabledIfSystemProperty(named = "hapax.kafka.clients", matches = ".+")
    void theClientsAreThoseThatWereAskedFor() throws Exception {
        Path jar = Path.of(KafkaProducer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Properties version = new Properties();
        try (var file = new java.util.jar.JarFile(jar.toFile());
                var in = file.getInputStream(file.getEntry("kafka/kafka-version.properties"))) {
            version.load(in);
        }
        assertThat(version.getProperty("version")).isEqualTo(System.getProperty("hapax.kafka.clients"));
    }
}
