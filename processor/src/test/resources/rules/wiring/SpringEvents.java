import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

class SpringEvents {
    interface Happened {}

    record Landed(String flight) implements Happened {}

    record Departed(String flight) implements Happened {}

    record Unheard(String flight) {}

    static final class Boarded extends ApplicationEvent {
        private static final long serialVersionUID = 1;

        Boarded(Object source) {
            super(source);
        }
    }

    private final ApplicationEventPublisher events;
    private final Announcer announcer;

    SpringEvents(ApplicationEventPublisher events, Announcer announcer) {
        this.events = events;
        this.announcer = announcer;
    }

    @KafkaListener(topics = "landings")
    void onLanding(String flight) {
        events.publishEvent(new Landed(flight));
    }

    @KafkaListener(topics = "boardings")
    void onBoarding(String flight) {
        events.publishEvent(new Boarded(flight));
    }

    @KafkaListener(topics = "departures")
    void onDeparture(String flight) {
        announcer.announce(new Departed(flight));
    }

    @KafkaListener(topics = "cancellations")
    void onCancellation(String flight) {
        events.publishEvent(new Unheard(flight));
    }
}

class Announcer {
    private final ApplicationEventPublisher events;

    Announcer(ApplicationEventPublisher events) {
        this.events = events;
    }

    void announce(SpringEvents.Happened event) {
        events.publishEvent(event);
    }
}

class Gates {
    private final KafkaTemplate<String, String> kafka;

    Gates(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @EventListener
    void open(SpringEvents.Landed landed) {
        kafka.send("gates", landed.flight()); // hapax: send warning, unawaited-send note
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void close(SpringEvents.Departed departed) {
        kafka.send("gates", departed.flight()); // hapax: send warning, unawaited-send note
    }

    @EventListener(SpringEvents.Landed.class)
    void count() {
        kafka.send("counts", "landed"); // hapax: send warning, unawaited-send note
    }

    @EventListener
    void never(Thread thread) {
        kafka.send("threads", thread.getName());
    }
}

class Board implements ApplicationListener<SpringEvents.Boarded> {
    private final KafkaTemplate<String, String> kafka;

    Board(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Override
    public void onApplicationEvent(SpringEvents.Boarded event) {
        kafka.send("boarded", event.getSource().toString()); // hapax: send warning, unawaited-send note
    }
}
