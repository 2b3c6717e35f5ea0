import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.DltHandler;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.KafkaListeners;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.Acknowledgment;
import org.springframework.messaging.Message;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;

class SpringListeners {
    record Parcel(String id) {}

    private final KafkaTemplate<String, String> kafka;

    SpringListeners(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void packagePrivate(Parcel parcel) {
        kafka.send("labels", parcel.id()); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "b")
    private void privately(@Payload Parcel parcel, @Header("kafka_receivedMessageKey") String key, Acknowledgment ack) {
        kafka.send("labels", key, parcel.id()); // hapax: send warning, unawaited-send note
        ack.acknowledge();
    }

    @KafkaListeners({@KafkaListener(topics = "c"), @KafkaListener(topics = "d")})
    public void container(ConsumerRecord<String, Parcel> record) {
        kafka.send("labels", record.value().id()); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "e")
    @KafkaListener(topics = "f")
    public void repeated(Message<Parcel> message) {
        kafka.send("labels", message.getPayload().id()); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "g", batch = "true")
    public void batch(List<Parcel> parcels) {
        for (Parcel parcel : parcels) {
            kafka.send("labels", parcel.id()); // hapax: send warning, unawaited-send note
        }
    }

    @RetryableTopic
    @KafkaListener(topics = "h")
    public void retried(Parcel parcel) {
        kafka.send("labels", parcel.id()); // hapax: send warning, unawaited-send note
    }

    @DltHandler
    public void deadLetters(Parcel parcel) {
        kafka.send("complaints", parcel.id()); // hapax: send warning, unawaited-send note
    }

    public void none(Parcel parcel) {
        kafka.send("labels", parcel.id());
    }
}

@Retention(RetentionPolicy.RUNTIME)
@KafkaListener(topics = "a")
@interface ListensToParcels {}

@Retention(RetentionPolicy.RUNTIME)
@ListensToParcels
@interface ListensToAllParcels {}

class Composed {
    private final KafkaTemplate<String, String> kafka;

    Composed(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @ListensToAllParcels
    void on(String parcel) {
        kafka.send("labels", parcel); // hapax: send warning, unawaited-send note
    }
}

@KafkaListener(topics = "a")
class Overloads {
    private final KafkaTemplate<String, String> kafka;

    Overloads(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaHandler
    void on(SpringListeners.Parcel parcel) {
        kafka.send("labels", parcel.id()); // hapax: send warning, unawaited-send note
    }

    @KafkaHandler
    void on(String text) {
        kafka.send("texts", text); // hapax: send warning, unawaited-send note
    }

    @KafkaHandler(isDefault = true)
    void other(Object unknown) {
        kafka.send("unknown", unknown.toString()); // hapax: send warning, unawaited-send note
    }

    void none(String text) {
        kafka.send("texts", text);
    }
}

class NoListener {
    private final KafkaTemplate<String, String> kafka;

    NoListener(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @KafkaHandler
    void nobodyCalls(String text) {
        kafka.send("texts", text);
    }
}
