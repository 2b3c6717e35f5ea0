import io.vertx.core.Handler;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import io.vertx.kafka.client.producer.KafkaProducer;
import io.vertx.kafka.client.producer.KafkaProducerRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** Vert.x' client for Kafka. */
class VertxConsumers {
    private static final String COUNTED = "UPDATE parcels SET seen = seen + 1 WHERE id = ?";

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final JdbcTemplate jdbc;

    VertxConsumers(KafkaConsumer<String, String> consumer, KafkaProducer<String, String> producer, JdbcTemplate jdbc) {
        this.consumer = consumer;
        this.producer = producer;
        this.jdbc = jdbc;
        consumer.exceptionHandler(failure -> System.out.println(failure));
    }

    void counts() {
        consumer.handler(record -> jdbc.update(COUNTED, record.value())); // hapax: increment warning
        consumer.subscribe("parcels");
    }

    void inBatches() {
        consumer.batchHandler(this::all);
    }

    private void all(KafkaConsumerRecords<String, String> records) {
        for (int i = 0; i < records.size(); i++) {
            jdbc.update(COUNTED, records.recordAt(i).key()); // hapax: increment warning
        }
    }

    void forwards() {
        consumer.handler(record -> producer
                .send(KafkaProducerRecord.create("forwarded", record.key(), record.value())) // hapax: send warning
                .onSuccess(sent -> consumer.commit()));
    }

    void overwrites() {
        consumer.handler(record -> jdbc.update("UPDATE parcels SET state = 'arrived' WHERE id = ?", record.key()));
    }
}

class Arrivals implements Handler<KafkaConsumerRecord<String, String>> {
    private final JdbcTemplate jdbc;

    Arrivals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(KafkaConsumerRecord<String, String> record) {
        jdbc.update("INSERT INTO arrivals (at, parcel) VALUES (now(), ?)", record.value()); // hapax: insert warning
    }
}

/** Not for records. */
class Departures implements Handler<String> {
    private final JdbcTemplate jdbc;

    Departures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void handle(String parcel) {
        jdbc.update("INSERT INTO departures (at, parcel) VALUES (now(), ?)", parcel);
    }
}
