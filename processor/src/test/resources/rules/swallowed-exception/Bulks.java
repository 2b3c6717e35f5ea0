import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.bson.Document;

/** What is written in bulk is not judged one by one, but lost all the same, though somebody counts what was written. */
class Bulks {
    private final KafkaConsumer<String, String> consumer;
    private final MongoCollection<Document> rows;
    private volatile boolean closed;

    Bulks(KafkaConsumer<String, String> consumer, MongoCollection<Document> rows) {
        this.consumer = consumer;
        this.rows = rows;
        new Thread(this::run).start();
    }

    private void run() {
        while (!closed) {
            once();
        }
        consumer.close();
    }

    private void once() {
        try {
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofMillis(100));
            if (records.isEmpty()) {
                return;
            }
            List<WriteModel<Document>> writes = new ArrayList<>();
            records.forEach(record -> writes.add(new InsertOneModel<>(new Document("_id", record.key()))));
            int written = rows.bulkWrite(writes).getInsertedCount();
            System.out.println(written + " of " + records.count());
            consumer.commitSync();
        } catch (Exception e) { // hapax: swallowed-exception warning
            System.out.println(e.getMessage());
        }
    }
}
