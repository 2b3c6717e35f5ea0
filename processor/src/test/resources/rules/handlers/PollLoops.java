import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

class PollLoops {
    private final KafkaConsumer<String, String> consumer;
    private final Producer<String, String> producer;

    PollLoops(KafkaConsumer<String, String> consumer, Producer<String, String> producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    void run() {
        consumer.subscribe(List.of("a"));
        while (true) {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            for (ConsumerRecord<String, String> record : records) {
                producer.send(new ProducerRecord<>("b", record.value())); // hapax: send warning, unawaited-send note
            }
            consumer.commitSync();
        }
    }

    void runOnAThread(ExecutorService executor) {
        executor.submit(() -> {
            while (!Thread.interrupted()) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> forward(record));
            }
        });
    }

    private void forward(ConsumerRecord<String, String> record) {
        producer.send(new ProducerRecord<>("c", record.value())); // hapax: send warning, unawaited-send note
    }

    void join() {
        consumer.poll(Duration.ZERO);
        producer.send(new ProducerRecord<>("joined", "x"));
    }

    private ConsumerRecords<String, String> next() {
        return consumer.poll(Duration.ofSeconds(1));
    }

    void throughAMethod() {
        for (ConsumerRecord<String, String> record : next()) {
            producer.send(new ProducerRecord<>("d", record.value())); // hapax: send warning, unawaited-send note
        }
    }

    public static void main(String[] args) {
        Consumer<String, String> consumer = new KafkaConsumer<>(java.util.Map.of());
        Jdbc database = new Jdbc();
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
            database.store(record.key());
        }
    }
}

class Jdbc {
    javax.sql.DataSource source;

    void store(String key) {
        try (java.sql.Connection connection = source.getConnection();
                java.sql.PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO arrivals (at) VALUES (now())")) {
            insert.executeUpdate(); // hapax: insert warning
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

abstract class Worker {
    Consumer<String, String> consumer;

    void work() {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
            handle(record.value());
        }
    }

    abstract void handle(String value);
}

class Forwarder extends Worker {
    Producer<String, String> producer;

    @Override
    void handle(String value) {
        producer.send(new ProducerRecord<>("e", value)); // hapax: send warning, unawaited-send note
    }
}
