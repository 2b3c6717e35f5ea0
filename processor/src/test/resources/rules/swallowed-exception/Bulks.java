import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.springframework.kafka.annotation.KafkaListener;

/** What is written in bulk is not judged one by one, but lost all the same, though somebody counts what was written. */
class Bulks {
    private final MongoCollection<Document> rows;

    Bulks(MongoCollection<Document> rows) {
        this.rows = rows;
    }

    @KafkaListener(topics = "a", batch = "true")
    void store(List<ConsumerRecord<String, String>> records) {
        List<WriteModel<Document>> writes = new ArrayList<>();
        records.forEach(record -> writes.add(new InsertOneModel<>(new Document("_id", record.key()))));
        try {
            int written = rows.bulkWrite(writes).getInsertedCount();
            System.out.println(written + " of " + records.size());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            System.out.println(e.getMessage());
        }
    }
}
