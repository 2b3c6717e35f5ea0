import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.event.TransactionPhase;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

class CdiEvents {
    static class Measured {
        final String sensor;

        Measured(String sensor) {
            this.sensor = sensor;
        }
    }

    static class TooHot extends Measured {
        TooHot(String sensor) {
            super(sensor);
        }
    }

    Event<Measured> measured;
    Event<TooHot> alarms;
    ApplicationEventPublisher<String> texts;

    @Incoming("a")
    void on(String sensor) {
        measured.fire(new Measured(sensor));
    }

    @Incoming("b")
    void onAlarm(TooHot hot) {
        alarms.fire(hot);
    }

    @Incoming("c")
    void later(TooHot hot) {
        alarms.fireAsync(hot); // hapax: async-handoff warning
    }

    @Incoming("d")
    void text(String text) {
        texts.publishEvent(text);
    }
}

class Observers {
    Emitter<String> out;

    void any(@Observes CdiEvents.Measured event) {
        out.send(event.sensor); // hapax: send warning, send warning, unawaited-send note, unawaited-send note
    }

    void hot(@Observes(during = TransactionPhase.AFTER_SUCCESS) CdiEvents.TooHot event, Emitter<String> other) {
        out.send(event.sensor); // hapax: send warning, unawaited-send note
    }

    void another(@Observes Thread thread) {
        out.send(thread.getName());
    }

    void hotOnAnotherThread(@ObservesAsync CdiEvents.TooHot event) {
        out.send(event.sensor); // hapax: send warning, unawaited-send note
    }
}

class Texts implements ApplicationEventListener<String> {
    Emitter<String> out;

    @Override
    public void onApplicationEvent(String text) {
        out.send(text); // hapax: send warning, unawaited-send note
    }
}
