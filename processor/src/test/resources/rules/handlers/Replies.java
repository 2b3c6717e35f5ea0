import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.Blocking;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.SendTo;

class Replies {
    record Price(String item, int cents) {}

    @KafkaListener(topics = "a")
    @SendTo("prices-out")
    String spring(Price price) {
        return price.item(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    @SendTo
    String springToTheReplyTopic(Price price) {
        return price.item(); // hapax: send warning
    }

    @KafkaListener(topics = "c")
    String returnsToNobody(Price price) {
        return price.item();
    }

    @KafkaListener(topics = "d")
    @SendTo("prices-out")
    void nothing(Price price) {}

    @KafkaListener(topics = "e")
    @SendTo("prices-out")
    String sometimes(Price price) {
        if (price.cents() == 0) {
            return null;
        }
        return price.item(); // hapax: send warning
    }

    @Incoming("prices")
    @Outgoing("prices-out")
    Price quarkus(Price price) {
        return new Price(price.item(), price.cents() + 1); // hapax: send warning
    }

    @Incoming("prices")
    @Outgoing("prices-out")
    Message<Price> message(Message<Price> price) {
        return price.withPayload(price.getPayload()); // hapax: send warning
    }

    @Incoming("prices")
    @Incoming("more-prices")
    @Outgoing("prices-out")
    Uni<Price> uni(Price price) {
        return Uni.createFrom().item(price); // hapax: send warning
    }

    @Incoming("prices")
    CompletionStage<Void> acknowledged(Message<Price> price) {
        return price.ack();
    }

    @Outgoing("ticks")
    Price source() {
        return new Price("tick", 0);
    }
}

@SendTo("replies")
class RepliesOfClass {
    @KafkaListener(topics = "a")
    String on(String text) {
        return text; // hapax: send warning
    }
}
