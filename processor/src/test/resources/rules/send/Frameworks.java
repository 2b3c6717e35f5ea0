import dev.hapax.*;
import io.micronaut.configuration.kafka.annotation.KafkaClient;
import io.micronaut.configuration.kafka.annotation.KafkaKey;
import io.micronaut.configuration.kafka.annotation.Topic;
import io.smallrye.reactive.messaging.MutinyEmitter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.messaging.simp.SimpMessagingTemplate;

class Frameworks {
    record Trip(String id, String rider) {}

    @KafkaClient
    interface Trips {
        @Topic("trips")
        void publish(@KafkaKey String key, Trip trip);

        void to(@Topic String topic, Trip trip);
    }

    private final KafkaTemplate<String, Object> template;
    private final ReplyingKafkaTemplate<String, String, String> replying;
    private final StreamBridge bridge;
    private final Emitter<Trip> emitter;
    private final MutinyEmitter<Trip> mutiny;
    private final Trips trips;
    private final JmsTemplate jms;
    private final SimpMessagingTemplate socket;
    private final Producer<String, String> producer;

    Frameworks(
            KafkaTemplate<String, Object> template,
            ReplyingKafkaTemplate<String, String, String> replying,
            StreamBridge bridge,
            Emitter<Trip> emitter,
            MutinyEmitter<Trip> mutiny,
            Trips trips,
            JmsTemplate jms,
            SimpMessagingTemplate socket,
            Producer<String, String> producer) {
        this.template = template;
        this.replying = replying;
        this.bridge = bridge;
        this.emitter = emitter;
        this.mutiny = mutiny;
        this.trips = trips;
        this.jms = jms;
        this.socket = socket;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void spring(Trip trip) throws Exception {
        template.send("trips", trip.id(), trip).get(); // hapax: send
        template.send(MessageBuilder.withPayload(trip).setHeader("kafka_topic", "trips").build()).get(); // hapax: send
        template.executeInTransaction(operations -> operations.send("trips", trip.id(), trip)); // hapax: send
        replying.sendAndReceive(new ProducerRecord<>("questions", trip.id())).get(); // hapax: send
        bridge.send("trips-out-0", trip); // hapax: send
    }

    @KafkaHandler(topics = "b", group = "g")
    void emitters(Trip trip) {
        emitter.send(trip).toCompletableFuture().join(); // hapax: send
        mutiny.sendAndAwait(trip); // hapax: send
        mutiny.send(trip).await().indefinitely(); // hapax: send
        mutiny.sendAndForget(trip); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "c", group = "g")
    void micronaut(Trip trip) {
        trips.publish(trip.id(), trip); // hapax: send
        trips.to("rides", trip); // hapax: send
    }

    @KafkaHandler(topics = "d", group = "g")
    void others(Trip trip) {
        jms.convertAndSend("trips", trip.id()); // hapax: send
        socket.convertAndSend("/topic/trips", trip); // hapax: send
        socket.convertAndSendToUser(trip.rider(), "/queue/trips", trip); // hapax: send
    }

    @KafkaHandler(topics = "e", group = "g")
    void aRecordsKeyIsNone(Trip trip) throws Exception {
        producer.send(new ProducerRecord<>("trips", trip.id(), trip.rider())).get(); // hapax: send
    }

    @KafkaHandler(topics = "f", group = "g")
    void anIdHeaderIs(Trip trip) throws Exception {
        ProducerRecord<String, String> record = new ProducerRecord<>("trips", trip.id(), trip.rider());
        record.headers().add("idempotency-key", trip.id().getBytes(StandardCharsets.UTF_8));
        producer.send(record).get();
        template.send(MessageBuilder.withPayload(trip).setHeader("idempotency-key", trip.id()).build()).get();
    }

    @KafkaHandler(topics = "h", group = "g")
    void aRandomIdHeaderIsNone(Trip trip) throws Exception {
        ProducerRecord<String, String> record = new ProducerRecord<>("trips", trip.id(), trip.rider());
        record.headers().add("idempotency-key", java.util.UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8)); // hapax: nondeterministic-identity warning
        producer.send(record).get(); // hapax: send
    }
}
