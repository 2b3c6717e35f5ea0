import jakarta.persistence.*;
import java.time.Instant;
import java.util.*;
import java.util.function.Consumer;
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
    private final Consumer<List<Word>> others;
    private final Consumer<List<Note>> otherRows;

    Collected(Notes notes, Consumer<List<Word>> others, Consumer<List<Note>> otherRows) {
        this.notes = notes;
        this.others = others;
        this.otherRows = otherRows;
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

    record NoteId(UUID value) {
        static NoteId next() {
            return new NoteId(UUID.randomUUID());
        }
    }

    record Address(String user, String mail, String phone) {}

    record Text(String title, String body) {}

    /** What the project speaks of; a row is made of it when it is stored. */
    static final class Word {
        private final NoteId id;
        private final String event;
        private final String channel;
        private final Address to;
        private final Text text;
        private final List<String> failures;
        private final Instant at;

        private Word(
                NoteId id, String event, String channel, Address to, Text text, List<String> failures, Instant at) {
            this.id = id;
            this.event = event;
            this.channel = channel;
            this.to = to;
            this.text = text;
            this.failures = failures;
            this.at = at;
        }

        static Word of(String event, String channel) {
            Address to = new Address(event.split(":")[0], event.split(":")[1], event.split(":")[2]);
            Text text = new Text("About " + event, "By " + channel.toLowerCase(Locale.ROOT) + " as of " + event);
            return new Word(NoteId.next(), event, channel, to, text, new ArrayList<>(), Instant.now());
        }

        NoteId getId() {
            return id;
        }

        String getEvent() {
            return event;
        }

        String getChannel() {
            return channel;
        }
    }

    private Note row(Word word) {
        Note note = new Note();
        note.id = word.getId().value();
        note.event = word.getEvent();
        note.channel = word.getChannel();
        return note;
    }

    private void storeNew(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList());
    }

    @Transactional
    @KafkaListener(topics = "h")
    public void mapped(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (notes.existsByEventAndChannel(alert.event(), channel)) {
                continue;
            }
            words.add(Word.of(alert.event(), channel));
        }
        if (!words.isEmpty()) {
            storeNew(words);
        }
    }

    private void storeAll(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "i")
    public void mappedInAnyCase(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            words.add(Word.of(alert.event(), channel));
        }
        storeAll(words);
    }

    private void storeSome(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "j")
    public void someMapped(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                words.add(Word.of(alert.event(), channel));
            }
        }
        words.add(Word.of(alert.event(), "log"));
        storeSome(words);
    }

    private void addLog(List<Word> words, Alert alert) {
        words.add(Word.of(alert.event(), "log"));
    }

    private void storeWithLog(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "k")
    public void someAddedElsewhere(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                words.add(Word.of(alert.event(), channel));
            }
        }
        addLog(words, alert);
        storeWithLog(words);
    }

    private void storeOthers(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "l")
    public void ofAnotherList(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                words.add(Word.of(alert.event(), channel));
            }
        }
        if (words.isEmpty()) {
            words = alert.channels().stream().map(channel -> Word.of(alert.event(), channel)).toList();
        }
        storeOthers(words);
    }

    private void storeFilled(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "m")
    public void filledByALibrary(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                words.add(Word.of(alert.event(), channel));
            }
        }
        Collections.addAll(words, Word.of(alert.event(), "log"), Word.of(alert.event(), "page"));
        storeFilled(words);
    }

    private void storeHanded(List<Word> words) {
        notes.saveAll(words.stream().map(this::row).toList()); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "n")
    public void handedToWhatIsNotSeen(Alert alert) {
        List<Word> words = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                words.add(Word.of(alert.event(), channel));
            }
        }
        others.accept(words);
        storeHanded(words);
    }

    @Transactional
    @KafkaListener(topics = "o")
    public void rowsHandedToWhatIsNotSeen(Alert alert) {
        List<Note> all = new ArrayList<>();
        for (String channel : alert.channels()) {
            if (!notes.existsByEventAndChannel(alert.event(), channel)) {
                all.add(new Note(UUID.randomUUID(), alert.event(), channel));
            }
        }
        otherRows.accept(all);
        notes.saveAll(all); // hapax: insert warning
    }
}
