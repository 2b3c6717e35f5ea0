import dev.hapax.KafkaHandler;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What comes after a null check and the loop in it is reached without them, too: also where nothing is handed over. */
class NullChecks {
    private Producer<String, String> producer;

    @KafkaHandler(topics = "a", group = "g")
    void looped(String id) throws ExecutionException, InterruptedException {
        sendAll(id, null);
    }

    @KafkaHandler(topics = "b", group = "h")
    void asked(String id) throws ExecutionException, InterruptedException {
        sendUnlessDone(id, null);
    }

    private void sendAll(String id, List<StringBuilder> more) throws ExecutionException, InterruptedException {
        if (more != null) {
            for (StringBuilder one : more) {
                one.append(id);
            }
        }
        producer.send(new ProducerRecord<>("t", id)).get(); // hapax: send
    }

    private void sendUnlessDone(String id, Boolean done) throws ExecutionException, InterruptedException {
        if (done != null && done.booleanValue()) {
            return;
        }
        producer.send(new ProducerRecord<>("t", id)).get(); // hapax: send
    }
}
