import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Listeners hear what is published by a method that is handed on, too. */
@EnableAsync
class EventsByReference {
    private final Tents tents;
    private final ApplicationEventPublisher publisher;

    @Inject
    Event<Pitched> pitched;

    @Inject
    Event<Struck> struck;

    EventsByReference(Tents tents, ApplicationEventPublisher publisher) {
        this.tents = tents;
        this.publisher = publisher;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void raisesWhatTheRowHasGathered(String name) {
        Tent tent = tents.findById(name).orElseThrow();
        if (tent.fold()) {
            tent.drained().forEach(publisher::publishEvent);
        }
    }

    @KafkaListener(topics = "b")
    public void raisesSomethingElse(String name) {
        List.of(new Aired(name)).forEach(publisher::publishEvent);
    }

    @KafkaListener(topics = "c")
    public void raisesWhatRunsElsewhere(String name) {
        List.of(new Dried(name)).forEach(publisher::publishEvent); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "d")
    public void fires(String name) {
        Optional.of(new Pitched(name)).ifPresent(pitched::fire);
    }

    @KafkaListener(topics = "e")
    public void firesElsewhere(String name) {
        Optional.of(new Struck(name)).ifPresent(struck::fireAsync); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "f")
    public void raisesWhatNobodyHears(String name) {
        List.of(new Ignored(name)).forEach(publisher::publishEvent);
    }

    interface Raised {}

    record Folded(String name) implements Raised {}

    record Unfolded(String name) implements Raised {}

    record Aired(String name) {}

    record Dried(String name) {}

    record Pitched(String name) {}

    record Struck(String name) {}

    record Ignored(String name) {}

    @Entity
    static class Tent {
        @Id
        String name;

        boolean folded;

        @Transient
        final List<Raised> raised = new ArrayList<>();

        boolean fold() {
            if (folded) {
                return false;
            }
            folded = true;
            raised.add(new Folded(name));
            return true;
        }

        Collection<Raised> drained() {
            List<Raised> drained = List.copyOf(raised);
            raised.clear();
            return drained;
        }
    }

    interface Tents extends JpaRepository<Tent, String> {}

    @Component
    static class Listeners {
        private final JavaMailSender mail;
        private final JdbcTemplate jdbc;

        Listeners(JavaMailSender mail, JdbcTemplate jdbc) {
            this.mail = mail;
            this.jdbc = jdbc;
        }

        @TransactionalEventListener
        public void on(Folded event) {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setTo(event.name());
            mail.send(message); // hapax: mark-before-effect warning
        }

        @EventListener
        public void on(Aired event) {
            jdbc.update("UPDATE tents SET aired = aired + 1 WHERE name = ?", event.name()); // hapax: increment warning
        }

        @Async
        @EventListener
        public void on(Dried event) {
            jdbc.update("UPDATE tents SET dry = TRUE WHERE name = ?", event.name());
        }

        public void on(@Observes Pitched event) {
            jdbc.update("INSERT INTO pitches (tent) VALUES (?)", event.name()); // hapax: insert warning
        }

        public void on(@ObservesAsync Struck event) {
            jdbc.update("UPDATE tents SET pitched = FALSE WHERE name = ?", event.name());
        }
    }
}
