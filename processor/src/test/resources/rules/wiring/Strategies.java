import dev.hapax.*;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.*;
import org.springframework.kafka.annotation.KafkaListener;

class Strategies {
    record Claim(String id, String kind, List<String> lines) {}

    interface Assessor {
        boolean fits(Claim claim);

        void assess(Claim claim);
    }

    static final class Fire implements Assessor {
        private final Producer<String, String> producer;

        Fire(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public boolean fits(Claim claim) {
            return claim.kind().equals("fire");
        }

        @Override
        public void assess(Claim claim) {
            producer.send(new ProducerRecord<>("fires", claim.id())); // hapax: send, send, send, send, unawaited-send, unawaited-send, unawaited-send, unawaited-send
        }
    }

    static final class Water implements Assessor {
        private final Producer<String, String> producer;

        Water(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public boolean fits(Claim claim) {
            return claim.kind().equals("water");
        }

        @Override
        public void assess(Claim claim) {
            producer.send(new ProducerRecord<>("waters", claim.id())); // hapax: send, send, send, send, unawaited-send, unawaited-send, unawaited-send, unawaited-send
        }
    }

    interface Processor<T, R> {
        R process(T input);
    }

    static final class ClaimProcessor implements Processor<Claim, String> {
        private final Producer<String, String> producer;

        ClaimProcessor(Producer<String, String> producer) {
            this.producer = producer;
        }

        @Override
        public String process(Claim claim) {
            producer.send(new ProducerRecord<>("processed", claim.id())); // hapax: send, unawaited-send
            return claim.id();
        }
    }

    private final List<Assessor> assessors;
    private final Map<String, Assessor> byName;
    private final Processor<Claim, String> processor;
    private final Producer<String, String> producer;

    Strategies(
            List<Assessor> assessors,
            Map<String, Assessor> byName,
            Processor<Claim, String> processor,
            Producer<String, String> producer) {
        this.assessors = assessors;
        this.byName = byName;
        this.processor = processor;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void loop(Claim claim) {
        for (Assessor assessor : assessors) {
            if (assessor.fits(claim)) {
                assessor.assess(claim);
            }
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void stream(Claim claim) {
        assessors.stream().filter(one -> one.fits(claim)).findFirst().ifPresent(one -> one.assess(claim));
    }

    @KafkaHandler(topics = "c", group = "g")
    void map(Claim claim) {
        byName.get(claim.kind()).assess(claim);
    }

    @KafkaHandler(topics = "d", group = "g")
    void optional(Claim claim) {
        Optional.ofNullable(byName.get(claim.kind())).orElseThrow().assess(claim);
    }

    @KafkaHandler(topics = "e", group = "g")
    void generic(Claim claim) {
        processor.process(claim);
    }

    @KafkaHandler(topics = "f", group = "g")
    void lines(Claim claim) {
        claim.lines().stream().map(line -> send("mapped", line)).forEach(this::print);
        claim.lines().stream().peek(line -> send("peeked", line)).toList();
    }

    @KafkaListener(topics = "h")
    CompletionStage<Void> future(Claim claim) {
        return CompletableFuture.completedFuture(claim.id()).thenAccept(id -> send("accepted", id));
    }

    @KafkaHandler(topics = "i", group = "g")
    void uni(Claim claim) {
        Uni.createFrom()
                .item(claim)
                .onItem()
                .transform(one -> send("transformed", one.id()))
                .await()
                .indefinitely();
    }

    private String send(String topic, String id) {
        producer.send(new ProducerRecord<>(topic, id)); // hapax: send, send, send, send warning, unawaited-send, unawaited-send, unawaited-send note
        return id;
    }

    private void print(String line) {
        System.out.println(line);
    }
}
