import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import java.util.function.Supplier;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks.Many;

/** What is put into a sink is sent where a framework takes the stream to a topic. */
class Sinks {
    record Paid(String order) {}

    record Refused(String order) {}

    record Shown(String order) {}

    record Measured(int degrees) {}

    static class Bindings {
        @Bean
        Supplier<Flux<Paid>> paid(Many<Paid> sink) {
            return sink::asFlux;
        }

        @Bean
        Supplier<Flux<Message<Refused>>> refused(Many<Refused> sink) {
            return () -> sink.asFlux().map(one -> MessageBuilder.withPayload(one).build());
        }

        /** Goes to nobody but whoever asks for it. */
        Flux<Shown> shown(Many<Shown> sink) {
            return sink.asFlux();
        }
    }

    static class Payments {
        private final Many<Paid> paid;
        private final Many<Refused> refused;
        private final Many<Shown> shown;

        Payments(Many<Paid> paid, Many<Refused> refused, Many<Shown> shown) {
            this.paid = paid;
            this.refused = refused;
            this.shown = shown;
        }

        @KafkaListener(topics = "a")
        void on(String order) {
            if (order.isEmpty()) {
                refused.tryEmitNext(new Refused(order)); // hapax: send warning
            } else {
                paid.tryEmitNext(new Paid(order)).orThrow(); // hapax: send warning
            }
            shown.tryEmitNext(new Shown(order));
        }
    }

    static class Sensors {
        private final BroadcastProcessor<Measured> measured = BroadcastProcessor.create();

        @Incoming("b")
        void on(int degrees) {
            measured.onNext(new Measured(degrees)); // hapax: send warning
        }

        @Outgoing("measured")
        Multi<Measured> measured() {
            return measured;
        }
    }
}
