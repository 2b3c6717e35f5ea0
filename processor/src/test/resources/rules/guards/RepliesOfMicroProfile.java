import org.eclipse.microprofile.reactive.messaging.*;
import org.eclipse.microprofile.reactive.streams.operators.PublisherBuilder;
import org.eclipse.microprofile.reactive.streams.operators.ReactiveStreams;

/** MicroProfile's own chains: an empty one sends nothing. */
class RepliesOfMicroProfile {
    @Incoming("asked")
    @Outgoing("answered")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    PublisherBuilder<Message<String>> answers(Message<String> asked) {
        if (asked.getPayload().isEmpty()) {
            asked.ack();
            return ReactiveStreams.empty();
        }
        return ReactiveStreams.of(Message.of("known", () -> asked.ack())); // hapax: send warning
    }

    @Incoming("refused")
    @Outgoing("nowhere")
    PublisherBuilder<String> fails(String asked) {
        return ReactiveStreams.failed(new IllegalStateException(asked));
    }
}
