package dev.hapax.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class KafkaBrokerIT {
    private static KafkaBroker broker;

    @BeforeAll
    static void start() {
        broker = KafkaBroker.start();
    }

    @AfterAll
    static void close() {
        broker.close();
    }

    @Test
    void keepsPortAndAcknowledgedRecordsOverAKill() throws Exception {
        broker.createTopic("kept", 1);
        send("kept", "before");
        String address = broker.bootstrapServers();

        broker.kill();
        assertThat(broker.isRunning()).isFalse();
        broker.restart();
        send("kept", "after");

        assertThat(broker.bootstrapServers()).isEqualTo(address);
        assertThat(read("kept", 2)).containsExactly("before", "after");
    }

    @Test
    void keepsRecordsOverAStop() throws Exception {
        broker.createTopic("stopped", 1);
        send("stopped", "before");

        broker.stop();
        assertThat(broker.isRunning()).isFalse();
        broker.restart();

        assertThat(read("stopped", 1)).containsExactly("before");
    }

    @Test
    void carriesTransactions() throws Exception {
        broker.createTopic("transactional", 1);
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "testbed");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactional", "aborted"));
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("transactional", "committed"));
            producer.commitTransaction();
        }
        assertThat(read("transactional", 1)).containsExactly("committed");
    }

    @Test
    void answersNothingWhileSuspended() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.describeCluster().nodes().get(30, TimeUnit.SECONDS);
            broker.suspend();
            var asked = admin.listTopics().names();
            // a suspended process still has its port open
            URI address = URI.create("tcp://" + broker.bootstrapServers());
            new Socket(address.getHost(), address.getPort()).close();
            assertThat(broker.isRunning()).isTrue();
            assertThat(asked.isDone()).isFalse();
            broker.resume();
            assertThat(asked.get(60, TimeUnit.SECONDS)).isNotNull();
        } finally {
            broker.resume();
        }
    }

    @Test
    void showsTheEndOfTheLogWhenItDoesNotStart() {
        assertThatThrownBy(() -> KafkaBroker.start(Map.of("log.segment.bytes", "-5")))
                .isInstanceOf(TestbedException.class)
                .hasMessageContaining("kafka-broker ended with exit code 1")
                .hasMessageContaining("log.segment.bytes");
    }

    private static void send(String topic, String value) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get(60, TimeUnit.SECONDS);
        }
    }

    private static List<String> read(String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(topic, 0)));
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
            }
        }
        return values;
    }
}
