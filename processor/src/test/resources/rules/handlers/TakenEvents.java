import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** One class polls and makes events of the records, the loop that handles them is in another. */
record Parcel(String id, int weight) {}

interface ParcelSource {
    List<Parcel> next();
}

class KafkaParcelSource implements ParcelSource {
    private final KafkaConsumer<String, String> consumer;

    KafkaParcelSource(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    @Override
    public List<Parcel> next() {
        List<Parcel> parcels = new ArrayList<>();
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
            parcels.add(new Parcel(record.key(), record.value().length()));
        }
        return parcels;
    }
}

class ParcelLoop implements Runnable {
    private final ParcelSource source;
    private final Producer<String, String> producer;

    ParcelLoop(ParcelSource source, Producer<String, String> producer) {
        this.source = source;
        this.producer = producer;
    }

    @Override
    public void run() {
        while (!Thread.interrupted()) {
            for (Parcel parcel : source.next()) {
                weigh(parcel);
            }
        }
    }

    private void weigh(Parcel parcel) {
        producer.send(new ProducerRecord<>("weights", parcel.id(), "" + parcel.weight())); // hapax: send warning, unawaited-send note
    }
}

/** Over a method that only passes them on, and in a lambda. */
class Feed {
    private final KafkaConsumer<String, String> consumer;

    Feed(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
        return values;
    }

    List<String> all() {
        return values();
    }
}

class FeedReader {
    private final Feed feed;
    private final FeedTable table;

    FeedReader(Feed feed, FeedTable table) {
        this.feed = feed;
        this.table = table;
    }

    void start() {
        new Thread(() -> feed.all().forEach(table::add)).start();
    }
}

class FeedTable {
    private final DataSource source;

    FeedTable(DataSource source) {
        this.source = source;
    }

    void add(String value) {
        try (var connection = source.getConnection();
                var insert = connection.prepareStatement("INSERT INTO feed (value) VALUES (?)")) {
            insert.setString(1, value);
            insert.executeUpdate(); // hapax: insert warning
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

/** Offsets that are committed before the events are handed back are committed before anything is done. */
class EagerSource {
    private final KafkaConsumer<String, String> consumer;

    EagerSource(KafkaConsumer<String, String> consumer) {
        this.consumer = consumer;
    }

    List<Parcel> next() {
        List<Parcel> parcels = new ArrayList<>();
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
            parcels.add(new Parcel(record.key(), record.value().length()));
        }
        consumer.commitSync(); // hapax: early-ack warning
        return parcels;
    }
}

class EagerLoop {
    private final EagerSource source;
    private final DataSource database;

    EagerLoop(EagerSource source, DataSource database) {
        this.source = source;
        this.database = database;
    }

    void run() throws java.sql.SQLException {
        for (Parcel parcel : source.next()) {
            try (var connection = database.getConnection();
                    var update = connection.prepareStatement("UPDATE parcels SET weight = ? WHERE id = ?")) {
                update.setInt(1, parcel.weight());
                update.setString(2, parcel.id());
                update.executeUpdate();
            }
        }
    }
}

/** What nobody takes is left to the method that polls. */
class Counter {
    private final KafkaConsumer<String, String> consumer;
    private final Producer<String, String> producer;

    Counter(KafkaConsumer<String, String> consumer, Producer<String, String> producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    List<String> count() {
        List<String> counted = new ArrayList<>();
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
            producer.send(new ProducerRecord<>("counted", record.value())); // hapax: send warning, unawaited-send note
            counted.add(record.key());
        });
        return counted;
    }

    void everySecond() {
        count();
    }
}

/** What is dropped is not handed on, whatever is handed back there. */
class Dropping {
    private final KafkaConsumer<String, String> consumer;
    private final Producer<String, String> producer;

    Dropping(KafkaConsumer<String, String> consumer, Producer<String, String> producer) {
        this.consumer = consumer;
        this.producer = producer;
    }

    private List<String> work() {
        List<String> keys = new ArrayList<>();
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
            producer.send(new ProducerRecord<>("worked", record.value())); // hapax: send warning, unawaited-send note
            keys.add(record.key());
        });
        return keys;
    }

    List<String> names() {
        work();
        return List.of("a", "b");
    }
}

class Names {
    private final Dropping dropping;
    private final Producer<String, String> producer;

    Names(Dropping dropping, Producer<String, String> producer) {
        this.dropping = dropping;
        this.producer = producer;
    }

    void show() {
        dropping.names().forEach(name -> producer.send(new ProducerRecord<>("names", name)));
    }
}
