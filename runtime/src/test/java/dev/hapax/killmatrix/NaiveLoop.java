package dev.hapax.killmatrix;

import dev.hapax.listener.RecordAddress;
import dev.hapax.testbed.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The control: loops as they are written by hand, with the same effects, trap and recorder as the workers. */
final class NaiveLoop {
    /** When a loop commits. */
    enum Kind {
        AUTO_COMMIT("auto-commit"),
        COMMIT_FIRST("commits first"),
        COMMIT_AFTER("commits after");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final Orders orders;
    private final Kind kind;
    private final Route route;
    private final Trap trap;
    private final Flight flight;
    private final Ledger ledger;

    private NaiveLoop(Orders orders, Kind kind) throws Exception {
        this.orders = orders;
        this.kind = kind;
        this.route = orders.routes().get(0);
        Recorder recorder = Recorder.create(orders.recorder());
        this.trap = new Trap(orders.trap(), recorder);
        this.flight = new Flight(route.shape(), recorder, trap);
        this.ledger = new Ledger(Postgres.dataSource(orders.jdbcUrl()), route.table());
        trap.counts(flight::inFlight);
    }

    public static void main(String[] arguments) throws Exception {
        new NaiveLoop(Orders.parse(Files.readString(Path.of(arguments[0]))), Kind.valueOf(arguments[1])).run();
    }

    private void run() throws Exception {
        Map<String, Object> settings = new HashMap<>(orders.protocol().settings(MatrixWorker.SESSION_MILLIS));
        settings.put("bootstrap.servers", orders.bootstrap());
        settings.put("group.id", route.group());
        settings.put("max.poll.records", MatrixWorker.MAX_POLL_RECORDS);
        settings.put("enable.auto.commit", kind == Kind.AUTO_COMMIT);
        settings.put("auto.commit.interval.ms", 20);
        try (KafkaConsumer<byte[], String> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new StringDeserializer())) {
            consumer.subscribe(java.util.List.of(route.topic()));
            while (true) {
                turn(consumer);
            }
        }
    }

    private void turn(KafkaConsumer<byte[], String> consumer) throws Exception {
        ConsumerRecords<byte[], String> polled = consumer.poll(Duration.ofMillis(100));
        polled.forEach(message -> flight.polled(at(message)));
        if (kind == Kind.COMMIT_FIRST) {
            consumer.commitSync();
            tellCommitted(polled);
        }
        for (ConsumerRecord<byte[], String> message : polled) {
            Thread.sleep(orders.pause().toMillis());
            ledger.write(message.value());
            trap.reached(Seam.AFTER_EFFECT);
            flight.handled(at(message));
        }
        if (kind == Kind.COMMIT_AFTER) {
            consumer.commitSync();
        }
        // With auto-commit the next poll commits them.
        tellCommitted(polled);
    }

    private void tellCommitted(ConsumerRecords<byte[], String> polled) {
        for (TopicPartition partition : polled.partitions()) {
            long last = polled.records(partition)
                    .get(polled.records(partition).size() - 1)
                    .offset();
            flight.committed(new RecordAddress(route.handler(), partition.topic(), partition.partition(), last + 1));
        }
    }

    private RecordAddress at(ConsumerRecord<byte[], String> message) {
        return new RecordAddress(route.handler(), message.topic(), message.partition(), message.offset());
    }
}
