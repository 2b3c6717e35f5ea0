import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

interface RecordHandlers<T> {
    void handle(ConsumerRecord<String, T> record);

    String topic();
}

class Loop<T> {
    Consumer<String, T> consumer;
    Producer<String, String> producer;
    RecordHandlers<T> handler;

    void run() {
        for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(100))) {
            handler.handle(record);
            producer.send(new ProducerRecord<>("handled", record.key())); // hapax: send warning, unawaited-send note
        }
    }
}

class Bills implements RecordHandlers<String> {
    private final Producer<String, String> producer;

    Bills(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Override
    public void handle(ConsumerRecord<String, String> record) {
        producer.send(new ProducerRecord<>("bills", record.value())); // hapax: send warning, unawaited-send note
    }

    @Override
    public String topic() {
        return "orders";
    }
}

interface Sink<T> {
    void accept(ConsumerRecord<String, T> record) throws Exception;
}

class SinkLoop<T> {
    private final Consumer<String, T> consumer;
    private final Sink<T> sink;

    SinkLoop(Consumer<String, T> consumer, Sink<T> sink) {
        this.consumer = consumer;
        this.sink = sink;
    }

    void run() throws Exception {
        for (ConsumerRecord<String, T> record : consumer.poll(Duration.ofMillis(100))) {
            sink.accept(record);
        }
    }
}

class Receipts {
    private final Producer<String, String> producer;

    Receipts(Producer<String, String> producer) {
        this.producer = producer;
    }

    static void start(Consumer<String, String> consumer, Producer<String, String> producer) throws Exception {
        Receipts receipts = new Receipts(producer);
        new SinkLoop<>(consumer, receipts::write).run();
    }

    static void startWithALambda(Consumer<String, String> consumer, Producer<String, String> producer) throws Exception {
        new SinkLoop<>(consumer, record -> {
                    producer.send(new ProducerRecord<>("seen", record.value())); // hapax: send warning, unawaited-send note
                })
                .run();
    }

    private void write(ConsumerRecord<String, String> record) {
        producer.send(new ProducerRecord<>("receipts", record.value())); // hapax: send warning, unawaited-send note
    }
}

/** Handlers that answer whether it went well; the loop is not theirs to see. */
abstract class Answering {
    abstract boolean process(ConsumerRecord<String, String> record);
}

class Refunds extends Answering {
    private final Producer<String, String> producer;

    Refunds(Producer<String, String> producer) {
        this.producer = producer;
    }

    @Override
    boolean process(ConsumerRecord<String, String> record) {
        producer.send(new ProducerRecord<>("refunds", record.value())); // hapax: send warning, unawaited-send note
        return true;
    }
}
