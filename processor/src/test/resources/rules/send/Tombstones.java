import org.apache.kafka.clients.producer.*;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A record without a value deletes what its key stands for: a second one finds it gone. */
class Tombstones {
    record Cancelled(String id, String reason) {}

    private final KafkaTemplate<String, String> kafka;
    private final Producer<String, String> producer;

    Tombstones(KafkaTemplate<String, String> kafka, Producer<String, String> producer) {
        this.kafka = kafka;
        this.producer = producer;
    }

    @KafkaListener(topics = "a")
    void byTheTemplate(Cancelled cancelled) throws Exception {
        kafka.send("bookings", cancelled.id(), null).get();
    }

    @KafkaListener(topics = "b")
    void byTheProducer(Cancelled cancelled) throws Exception {
        producer.send(new ProducerRecord<>("bookings", cancelled.id(), null)).get();
    }

    @KafkaListener(topics = "c")
    void toAPartition(Cancelled cancelled) throws Exception {
        kafka.send("bookings", 0, cancelled.id(), null).get();
    }

    @KafkaListener(topics = "d")
    void withAValue(Cancelled cancelled) throws Exception {
        kafka.send("bookings", cancelled.id(), cancelled.reason()).get(); // hapax: send warning
    }

    @KafkaListener(topics = "e")
    void perhapsWithAValue(Cancelled cancelled) throws Exception {
        String value = cancelled.reason().isEmpty() ? null : cancelled.reason();
        producer.send(new ProducerRecord<>("bookings", cancelled.id(), value)).get(); // hapax: send warning
    }

    @KafkaListener(topics = "f")
    void withoutAKey(Cancelled cancelled) throws Exception {
        kafka.send("bookings", null).get(); // hapax: send warning
    }

    record Trip(String a, String b, String c, String d, String e, String f, String g, String h) {}

    /** A record that is made of very much. */
    @KafkaListener(topics = "large")
    void large(Trip trip) throws Exception {
        String topic = trip.a() + trip.b() + trip.c() + trip.d() + trip.e() + trip.f() + trip.g() + trip.h();
        String key = trip.h() + trip.g() + trip.f() + trip.e() + trip.d() + trip.c() + trip.b() + trip.a();
        String value = trip.b() + trip.a() + trip.c() + trip.d() + trip.e() + trip.f() + trip.g() + trip.h();
        kafka.send(new ProducerRecord<>(topic, key, value)).get(); // hapax: send warning
    }
}
