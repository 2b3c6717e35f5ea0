import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.receiver.KafkaReceiver;
import reactor.kafka.receiver.ReceiverOptions;
import reactor.kafka.receiver.ReceiverRecord;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;

/** Streams of records, by reactor-kafka: who begins one has a loop, and hands nothing off. */
class ReceivedStreams {
    private static final String COUNTED = "UPDATE parcels SET seen = seen + 1 WHERE id = ?";
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final KafkaReceiver<String, String> receiver;
    private final Mailbox mailbox;
    private final JdbcTemplate jdbc;

    ReceivedStreams(
            KafkaReceiver<String, String> receiver,
            Mailbox mailbox,
            JdbcTemplate jdbc) {
        this.receiver = receiver;
        this.mailbox = mailbox;
        this.jdbc = jdbc;
    }

    void forwards() {
        receiver.receive()
                .flatMap(record -> mailbox.put(record.value()).thenReturn(record))
                .doOnNext(record -> record.receiverOffset().acknowledge())
                .subscribe();
    }

    void counts() {
        receiver.receive()
                .bufferTimeout(100, Duration.ofSeconds(1))
                .flatMap(Flux::fromIterable)
                .map(record -> jdbc.update(COUNTED, record.value())) // hapax: increment warning
                .subscribe();
    }

    void overwrites() {
        receiver.receive()
                .doOnNext(record -> jdbc.update(ARRIVED, record.value()))
                .subscribe(record -> record.receiverOffset().acknowledge());
    }

    void subscribesWithin() {
        receiver.receive()
                .doOnNext(record -> Mono.fromRunnable(() -> jdbc.update(ARRIVED, record.value())).subscribe()) // hapax: async-handoff warning
                .subscribe(record -> record.receiverOffset().acknowledge());
    }

    private Flux<ReceiverRecord<String, String>> logged() {
        return receiver.receive().doOnNext(record -> System.out.println(record.key()));
    }

    private Flux<ReceiverRecord<String, String>> loggedTwice() {
        return logged().doOnNext(record -> System.out.println(record.offset()));
    }

    void throughMethods() {
        loggedTwice()
                .doOnNext(record -> jdbc.update(COUNTED, record.value())) // hapax: increment warning
                .subscribe();
    }

    void handsItOn() {
        stores(receiver.receive());
    }

    private void stores(Flux<ReceiverRecord<String, String>> records) {
        records.doOnNext(record -> jdbc.update(COUNTED, record.value())).subscribe(); // hapax: increment warning
    }

    Flux<Integer> returnedToNobodyHere() {
        return receiver.receive().map(record -> jdbc.update(COUNTED, record.value())); // hapax: increment warning
    }
}

class Constructed {
    private final JdbcTemplate jdbc;

    Constructed(ReceiverOptions<String, String> options, JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        KafkaReceiver.create(options).receive().subscribe(this::onRecord);
    }

    private void onRecord(ReceiverRecord<String, String> record) {
        jdbc.update("INSERT INTO arrivals (at, parcel) VALUES (now(), ?)", record.value()); // hapax: insert warning
    }
}

class Mailbox {
    private final KafkaSender<String, String> sender;

    Mailbox(KafkaSender<String, String> sender) {
        this.sender = sender;
    }

    Mono<Void> put(String value) {
        return sender.send(Mono.just(SenderRecord.create(new ProducerRecord<>("mailbox", value), value))).then(); // hapax: send warning
    }
}

class Pipes {
    private final KafkaReceiver<String, String> receiver;
    private final KafkaSender<String, String> sender;

    Pipes(KafkaReceiver<String, String> receiver, KafkaSender<String, String> sender) {
        this.receiver = receiver;
        this.sender = sender;
    }

    /** What is sent and the offsets are in one transaction. */
    void copiesExactlyOnce() {
        receiver.receiveExactlyOnce(sender.transactionManager())
                .concatMap(records -> records
                        .concatMap(record -> sender.send(Mono.just(copyOf(record.value()))))
                        .concatWith(sender.transactionManager().commit()))
                .subscribe();
    }

    /** The sender has the stream, and hands on what comes of it. */
    void copies() {
        sender.send(receiver.receive().map(record -> copyOf(record.value()))).subscribe(); // hapax: send warning
    }

    private static SenderRecord<String, String, String> copyOf(String value) {
        return SenderRecord.create(new ProducerRecord<>("copies", value), value);
    }
}
