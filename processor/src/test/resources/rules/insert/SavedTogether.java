import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** What is saved as a list is judged object by object, however much goes into them. */
class SavedTogether {
    record Alert(String user, String text) {}

    @Entity
    static class Note {
        @Id
        UUID id;

        String text;

        Note(UUID id, String text) {
            this.id = id;
            this.text = text;
        }

        Note() {}
    }

    @Entity
    static class Line {
        @Id
        @GeneratedValue
        Long id;

        String text;

        Line(String text) {
            this.text = text;
        }

        Line() {}
    }

    interface Notes extends JpaRepository<Note, UUID> {}

    interface Lines extends JpaRepository<Line, Long> {}

    private final Notes notes;
    private final Lines lines;

    SavedTogether(Notes notes, Lines lines) {
        this.notes = notes;
        this.lines = lines;
    }

    @KafkaListener(topics = "a")
    public void two(Alert alert) {
        Note one = new Note(UUID.randomUUID(), alert.text());
        Note other = new Note(UUID.randomUUID(), alert.user());
        notes.saveAll(List.of(one, other)); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    public void one(Alert alert) {
        Note one = new Note(UUID.randomUUID(), alert.text());
        notes.saveAll(List.of(one)); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    public void list(Alert alert) {
        List<Note> all = new ArrayList<>();
        all.add(new Note(UUID.randomUUID(), alert.text()));
        all.add(new Note(UUID.randomUUID(), alert.user()));
        notes.saveAll(all); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    public void generated(Alert alert) {
        lines.saveAll(List.of(new Line(alert.text()), new Line(alert.user()))); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    public void array(Alert alert) {
        notes.saveAll(Arrays.asList(new Note(UUID.randomUUID(), alert.text()), new Note(UUID.nameUUIDFromBytes(alert.text().getBytes()), alert.user()))); // hapax: insert warning
    }

    @KafkaListener(topics = "f")
    public void derived(Alert alert) {
        notes.saveAll(List.of(new Note(UUID.nameUUIDFromBytes(alert.text().getBytes()), alert.text()), new Note(UUID.nameUUIDFromBytes(alert.user().getBytes()), alert.user())));
    }

    record Big(String a, String b, String c, String d, String e, String f, String g) {}

    @Entity
    static class Log {
        @Id
        UUID id;

        String type;
        String to;
        String subject;
        String body;
        String reference;

        static LogBuilder builder() {
            return new LogBuilder();
        }

        static class LogBuilder {
            private UUID id;
            private String type;
            private String to;
            private String subject;
            private String body;
            private String reference;

            LogBuilder id(UUID id) {
                this.id = id;
                return this;
            }

            LogBuilder type(String type) {
                this.type = type;
                return this;
            }

            LogBuilder to(String to) {
                this.to = to;
                return this;
            }

            LogBuilder subject(String subject) {
                this.subject = subject;
                return this;
            }

            LogBuilder body(String body) {
                this.body = body;
                return this;
            }

            LogBuilder reference(String reference) {
                this.reference = reference;
                return this;
            }

            Log build() {
                Log log = new Log();
                log.id = id;
                log.type = type;
                log.to = to;
                log.subject = subject;
                log.body = body;
                log.reference = reference;
                return log;
            }
        }
    }

    interface Logs extends JpaRepository<Log, UUID> {}

    private Logs logs;

    @KafkaListener(topics = "g")
    public void big(Big event) {
        String subject = "Alert";
        String body = String.format("We detected (userId=%s). type=%s ip=%s device=%s", event.a(), event.b(), event.c(), event.d());
        Log user = Log.builder().id(UUID.randomUUID()).type("EMAIL").to(event.a()).subject(subject).body(body).reference(event.e()).build();
        String subject2 = "ALERT: " + event.b() + " for userId=" + event.a();
        String body2 = String.format("detected. Type: %s User: %s Email: %s IP: %s Device: %s Time: %s", event.a(), event.b(), event.c(), event.d(), event.f(), event.g());
        Log admin = Log.builder().id(UUID.randomUUID()).type("ADMIN").to("admin").subject(subject2).body(body2).reference(event.e()).build();
        logs.saveAll(List.of(user, admin)); // hapax: insert warning
    }

    @KafkaListener(topics = "h")
    public void many(Big event) {
        String body = String.format("detected. Type: %s User: %s Email: %s IP: %s Device: %s Time: %s", event.a(), event.b(), event.c(), event.d(), event.f(), event.g());
        Log a = Log.builder().id(UUID.randomUUID()).type("A").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log b = Log.builder().id(UUID.randomUUID()).type("B").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log c = Log.builder().id(UUID.randomUUID()).type("C").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log d = Log.builder().id(UUID.randomUUID()).type("D").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log e = Log.builder().id(UUID.randomUUID()).type("E").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log f = Log.builder().id(UUID.randomUUID()).type("F").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        logs.saveAll(List.of(a, b, c, d, e, f)); // hapax: insert warning
    }

    @KafkaListener(topics = "i")
    public void bigAndDerived(Big event) {
        String body = String.format("detected. Type: %s User: %s Email: %s IP: %s Device: %s Time: %s", event.a(), event.b(), event.c(), event.d(), event.f(), event.g());
        Log a = Log.builder().id(UUID.nameUUIDFromBytes(event.e().getBytes())).type("A").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        Log b = Log.builder().id(UUID.fromString(event.f())).type("B").to(event.a()).subject(event.b()).body(body).reference(event.e()).build();
        logs.saveAll(List.of(a, b));
    }
}
