import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.AcknowledgingMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.Acknowledgment;

class ListenerObjects implements MessageListener<String, String> {
    private final KafkaTemplate<String, String> kafka;

    ListenerObjects(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onMessage(ConsumerRecord<String, String> record) {
        kafka.send("a", record.value()); // hapax: send warning, unawaited-send note
    }
}

class Acknowledging implements AcknowledgingMessageListener<String, String> {
    private final KafkaTemplate<String, String> kafka;

    Acknowledging(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onMessage(ConsumerRecord<String, String> record, Acknowledgment ack) {
        kafka.send("b", record.value()); // hapax: send warning, unawaited-send note
        ack.acknowledge();
    }
}

class InBatches implements BatchMessageListener<String, String> {
    private final KafkaTemplate<String, String> kafka;

    InBatches(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onMessage(List<ConsumerRecord<String, String>> records) {
        records.forEach(record -> kafka.send("c", record.value())); // hapax: send warning, unawaited-send note
    }
}

class Containers {
    private final KafkaTemplate<String, String> kafka;

    Containers(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    void configureByReference(ContainerProperties properties, Sink sink) {
        properties.setMessageListener((MessageListener<String, String>) sink::take);
    }

    void configure(ContainerProperties properties) {
        properties.setMessageListener((MessageListener<String, String>) record -> kafka.send("d", record.value())); // hapax: send warning, unawaited-send note
    }

    void configureAnother(ContainerProperties properties) {
        properties.setMessageListener((MessageListener<String, String>) this::forward);
    }

    private void forward(ConsumerRecord<String, String> record) {
        kafka.send("e", record.value()); // hapax: send warning, unawaited-send note
    }
}

interface Sink {
    void take(ConsumerRecord<String, String> record);
}

class TopicSink implements Sink {
    private final KafkaTemplate<String, String> kafka;

    TopicSink(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void take(ConsumerRecord<String, String> record) {
        kafka.send("sink", record.value()); // hapax: send warning, unawaited-send note
    }
}
