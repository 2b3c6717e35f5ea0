import io.smallrye.reactive.messaging.kafka.Record;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The key that a record of a library's own is made with names the message like any other. */
class RecordKeys {
    record Sale(String id, String what) {}

    private final Random random = new Random();

    @Channel("sold")
    Emitter<Record<Integer, Sale>> sold;

    @Channel("told")
    Emitter<Record<String, Sale>> told;

    @Incoming("a")
    void drawnNumber(Sale sale) {
        sold.send(Record.of(random.nextInt(), sale)); // hapax: send warning, unawaited-send note, nondeterministic-identity warning
    }

    @Incoming("b")
    void drawnId(Sale sale) {
        told.send(Record.of(UUID.randomUUID().toString(), sale)); // hapax: send warning, unawaited-send note, nondeterministic-identity warning
    }

    @Incoming("c")
    void idOfTheMessage(Sale sale) {
        told.send(Record.of(sale.id(), sale)); // hapax: send warning, unawaited-send note
    }

    /** The value is another matter. */
    @Incoming("d")
    void drawnValue(Sale sale) {
        told.send(Record.of(sale.id(), new Sale(sale.id(), UUID.randomUUID().toString()))); // hapax: send warning, unawaited-send note
    }
}
