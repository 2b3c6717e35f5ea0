import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What is collected behind a check, and saved together at the end, is behind that check. */
class Collected {
    record Alert(String event, List<String> channels) {}

    @Entity
    static class Note {
        @Id
        UUID id;

        String event;
        String channel;

        Note(UUID id, String event, String channel) {
            this.id = id;
            this.event = event;
            this.channel = channel;
        }

        Note() {}
    }

    interface Notes extends JpaRepository<Note, UUID> {
        boolean existsByEventAndChannel(String event, String channel);
    }

    private final Notes notes;

    Collected(Notes notes) {
        this.notes = notes;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void skipped(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (notes.existsByEventAndChannel(alert.event(), channel)) {
                continue;
            }
            all.add(new Note(UUID.randomUUID(), alert.event(), channel));
        }
        if (!all.isEmpty()) {
            notes.saveAll(all);
        }
    }

    /** A filter is a check, too. */
    @Transactional
    @KafkaListener(topics = "b")
    public void filtered(Alert alert) {
        List<Note> all = alert.channels().stream()
                .filter(channel -> !notes.existsByEventAndChannel(alert.event(), channel))
                .map(channel -> new Note(UUID.randomUUID(), alert.event(), channel))
                .toList();
        notes.saveAll(all);
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void unguarded(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            all.add(new Note(UUID.randomUUID(), alert.event(), channel));
        }
        notes.saveAll(all); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void some(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                all.add(new Note(UUID.randomUUID(), alert.event(), channel));
            }
        }
        all.add(new Note(UUID.randomUUID(), alert.event(), "log"));
        notes.saveAll(all); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void madeElsewhere(Alert alert) {
        Note note = unlessThere(alert);
        if (note != null) {
            notes.save(note);
        }
    }

    private Note unlessThere(Alert alert) {
        return notes.existsByEventAndChannel(alert.event(), "mail")
                ? null
                : new Note(UUID.randomUUID(), alert.event(), "mail");
    }

    @KafkaListener(topics = "f")
    public void withoutTransaction(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                all.add(new Note(UUID.randomUUID(), alert.event(), channel));
            }
        }
        notes.saveAll(all);
    }

    @Transactional
    @KafkaListener(topics = "g")
    public void behindAnother(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (notes.existsByEventAndChannel(alert.event(), channel)) {
                all.add(new Note(UUID.randomUUID(), alert.event(), channel));
            }
        }
        notes.saveAll(all); // hapax: insert warning
    }
}
