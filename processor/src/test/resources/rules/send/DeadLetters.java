import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.support.KafkaHeaders;

/** A message that is given up, whole and where such messages are kept, is there once or twice: only other sends are told. */
class DeadLetters {
    private final KafkaTemplate<String, String> kafka;
    private final DeadLetterPublishingRecoverer recoverer;
    private final Topics topics;
    private String topicForDlq;

    DeadLetters(KafkaTemplate<String, String> kafka, DeadLetterPublishingRecoverer recoverer, Topics topics) {
        this.topics = topics;
        this.kafka = kafka;
        this.recoverer = recoverer;
    }

    @KafkaListener(topics = "a")
    void refuses(ConsumerRecord<String, String> order) {
        if (order.value().isEmpty()) {
            recoverer.accept(order, null, new IllegalArgumentException("an order of nothing"));
        }
    }

    @KafkaListener(topics = "b")
    void refusesByItsOwnMeans(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        if (order.value().isEmpty()) {
            kafka.send(new ProducerRecord<>(order.topic() + ".DLT", order.key(), order.value())).get();
        }
    }

    @KafkaListener(topics = "c")
    void refusesToWhereItIsTold(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        if (order.value().isEmpty()) {
            kafka.send(topicForDlq, order.value()).get();
        }
    }

    @KafkaListener(topics = "g", batch = "true")
    void refusesSome(List<ConsumerRecord<String, String>> orders) {
        for (int i = 0; i < orders.size(); i++) {
            if (orders.get(i).value().isEmpty()) {
                recoverer.accept(orders.get(i), null, new IllegalArgumentException("an order of nothing"));
            }
        }
    }

    @KafkaListener(topics = "h")
    void refusesAPart(Map<String, String> order) {
        if (!order.containsKey("amount")) {
            kafka.send("orders.DLT", order.get("id")).join(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "d")
    void reports(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        if (order.value().isEmpty()) {
            kafka.send("orders.DLT", "order " + order.key() + " is empty").get(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "e.DLT")
    void triesAgain(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        kafka.send(order.topic().replace(".DLT", ""), order.value()).get(); // hapax: send warning
    }

    @KafkaListener(topics = "i.DLT")
    void triesAgainWhereItWas(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        String topic = new String(order.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TOPIC).value());
        kafka.send(topic, order.value()).get(); // hapax: send warning
    }

    @KafkaListener(topics = "j")
    void refusesToWhereTheSettingsSay(ConsumerRecord<String, String> order)
            throws ExecutionException, InterruptedException {
        if (order.value().isEmpty()) {
            kafka.send(topics.deadLetters(), order.value()).get();
        }
    }

    @KafkaListener(topics = "f")
    void passesOn(ConsumerRecord<String, String> order) throws ExecutionException, InterruptedException {
        kafka.send("orders.checked", order.value()).get(); // hapax: send warning
    }

    interface Topics {
        String deadLetters();
    }
}
