import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A listener is followed for the events that reach it, and not for those that others send the same way. */
class EventsOfOneHandler {
    interface Happened {}

    record Landed(String flight) implements Happened {}

    record Departed(String flight) implements Happened {}

    private final Announcer announcer;

    EventsOfOneHandler(Announcer announcer) {
        this.announcer = announcer;
    }

    @KafkaListener(topics = "landings")
    void onLanding(String flight) {
        announcer.landed(new Landed(flight));
    }

    static class Announcer {
        private final ApplicationEventPublisher events;

        Announcer(ApplicationEventPublisher events) {
            this.events = events;
        }

        void landed(Landed event) {
            announce(event);
        }

        private void announce(Happened event) {
            events.publishEvent(event);
        }
    }

    static class Gates {
        private final KafkaTemplate<String, String> kafka;

        Gates(KafkaTemplate<String, String> kafka) {
            this.kafka = kafka;
        }

        @EventListener
        void close(Departed departed) {
            kafka.send("gates", departed.flight());
        }

        @EventListener
        void log(Happened event) {
            kafka.send("log", event.toString()); // hapax: send warning, unawaited-send note
        }
    }
}
