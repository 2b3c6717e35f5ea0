import dev.hapax.*;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.*;

class StoredFunctions {
    enum Kind {
        OPENED,
        CLOSED
    }

    enum Step {
        RESERVE(counter -> counter.reserve("x")),
        RELEASE(counter -> counter.release("x")); // hapax: unjudged-call warning

        private final Consumer<Counter> action;

        Step(Consumer<Counter> action) {
            this.action = action;
        }

        void run(Counter counter) {
            action.accept(counter);
        }
    }

    interface Counter {
        @AssumeIdempotent(reason = "by key")
        void reserve(String id);

        void release(String id);
    }

    interface Reaction {
        void react(String id);
    }

    /** Functional by what it inherits: what it says itself leaves nothing open. */
    interface Link extends Reaction {
        default Link twice() {
            return id -> {
                react(id);
                react(id);
            };
        }

        @Override
        boolean equals(Object other);
    }

    record Account(String id, Kind kind) {}

    private final Producer<String, String> producer;
    private final Counter counter;
    private final Consumer<String> kept = id -> sendTo("kept", id);
    private final Map<Kind, Consumer<Account>> byKind = new EnumMap<>(Kind.class);
    private final Map<String, BiConsumer<Account, String>> byName;
    private final List<Reaction> reactions = List.of(this::print, id -> sendTo("reactions", id));
    private final Relay relay;
    private final Chain chain = new Chain();

    StoredFunctions(Producer<String, String> producer, Counter counter) {
        this.producer = producer;
        this.counter = counter;
        byKind.put(Kind.OPENED, this::open);
        byKind.put(Kind.CLOSED, account -> print(account.id()));
        Map<String, BiConsumer<Account, String>> names = new HashMap<>();
        names.put("a", (account, name) -> producer.send(new ProducerRecord<>("named", account.id()))); // hapax: send, unawaited-send
        this.byName = names;
        this.relay = new Relay(id -> sendTo("relayed", id));
        chain.add(id -> producer.send(new ProducerRecord<>("chained", id))); // hapax: send, unawaited-send
    }

    private void print(String id) {
        System.out.println(id);
    }

    private void open(Account account) {
        producer.send(new ProducerRecord<>("opened", account.id())); // hapax: send, unawaited-send
    }

    private void sendTo(String topic, String id) {
        producer.send(new ProducerRecord<>(topic, id)); // hapax: send, send, send, unawaited-send, unawaited-send, unawaited-send
    }

    @KafkaHandler(topics = "a", group = "g")
    void keptInAField(Account account) {
        kept.accept(account.id());
    }

    @KafkaHandler(topics = "b", group = "g")
    void inAMapOfKinds(Account account) {
        byKind.get(account.kind()).accept(account);
    }

    @KafkaHandler(topics = "c", group = "g")
    void inAMapThatIsFilledFirst(Account account) {
        Optional.ofNullable(byName.get(account.id())).ifPresent(action -> action.accept(account, "x"));
    }

    @KafkaHandler(topics = "d", group = "g")
    void inAList(Account account) {
        for (Reaction reaction : reactions) {
            reaction.react(account.id());
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void inAnEnum(Step step) {
        step.run(counter);
    }

    @KafkaHandler(topics = "f", group = "g")
    void handedToAConstructor(Account account) {
        relay.pass(account.id());
    }

    @KafkaHandler(topics = "g", group = "g")
    void handedToAMethod(Account account) {
        chain.pass(account.id());
    }
}

class Relay {
    private final Consumer<String> next;

    Relay(Consumer<String> next) {
        this.next = next;
    }

    void pass(String id) {
        next.accept(id);
    }
}

class Chain {
    private StoredFunctions.Link link;

    void add(StoredFunctions.Link next) {
        this.link = next;
    }

    void pass(String id) {
        link.react(id);
    }
}
