import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaListener;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.micronaut.messaging.annotation.SendTo;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

@KafkaListener(groupId = "stock")
class Micronaut {
    private final Producer<String, String> producer;

    Micronaut(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Topic("arrivals")
    void onArrival(String item) {
        producer.send(new ProducerRecord<>("shelves", item)); // hapax: send warning, unawaited-send note
    }

    @Topic("departures")
    @SendTo("invoices")
    String onDeparture(String item) {
        return item; // hapax: send warning
    }

    void none(String item) {
        producer.send(new ProducerRecord<>("shelves", item));
    }
}

@KafkaClient
interface Client {
    @Topic("shelves")
    void put(String item);
}
