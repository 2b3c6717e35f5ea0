import dev.hapax.*;
import java.io.*;
import java.nio.file.*;
import java.nio.file.Files;
import java.util.List;

class JournalHandlers {
    record Event(String messageId, String user) {}

    private final Path journal;
    private final OpenOption option;

    JournalHandlers(Path journal, OpenOption option) {
        this.journal = journal;
        this.option = option;
    }

    @KafkaHandler(topics = "a", group = "g")
    void lines(Event event) throws IOException {
        Files.write(journal, List.of(event.user()), StandardOpenOption.CREATE, StandardOpenOption.APPEND); // hapax: append
    }

    @KafkaHandler(topics = "b", group = "g")
    void text(Event event) throws IOException {
        Files.writeString(journal, event.user(), StandardOpenOption.APPEND); // hapax: append
    }

    @KafkaHandler(topics = "c", group = "g")
    void writer(Event event) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(journal, StandardOpenOption.APPEND)) { // hapax: append
            writer.write(event.user());
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void streams(Event event) throws IOException {
        try (Writer writer = new OutputStreamWriter(new FileOutputStream("journal", true))) { // hapax: append
            writer.write(event.user());
        }
        try (Writer writer = new FileWriter("journal", true)) { // hapax: append
            writer.write(event.user());
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void optionThatIsNotKnown(Event event) throws IOException {
        Files.writeString(journal, event.user(), option); // hapax: append warning
    }

    @KafkaHandler(topics = "f", group = "g")
    void overwrites(Event event) throws IOException {
        Files.writeString(journal.resolve(event.messageId()), event.user());
        Files.write(journal, List.of(event.user()), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        try (Writer writer = new FileWriter("last", false)) {
            writer.write(event.user());
        }
        try (Writer writer = new FileWriter("last")) {
            writer.write(event.user());
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void temporaryFileAndMemory(Event event) throws IOException {
        Path draft = Files.createTempFile("draft", ".txt");
        Files.writeString(draft, event.user(), StandardOpenOption.APPEND);
        Files.move(draft, journal.resolve(event.messageId()), StandardCopyOption.REPLACE_EXISTING);
        StringWriter text = new StringWriter();
        text.append(event.user());
        new PrintWriter(text).println(event.user());
    }

    @KafkaHandler(topics = "l", group = "g")
    void moves(Event event) throws IOException {
        Files.move(journal, journal.resolve(event.messageId())); // hapax: insert warning
    }

    @KafkaHandler(topics = "q", group = "g")
    void movesADraftIntoPlace(Event event) throws IOException {
        Path draft = journal.resolve(event.messageId() + ".draft");
        Files.writeString(draft, event.user());
        Files.move(draft, journal.resolve(event.messageId()), StandardCopyOption.ATOMIC_MOVE);
    }

    @KafkaHandler(topics = "r", group = "g")
    void movesADraftToWhereNothingMayBe(Event event) throws IOException {
        Path draft = journal.resolve(event.messageId() + ".draft");
        Files.writeString(draft, event.user());
        Files.move(draft, journal.resolve(event.messageId())); // hapax: insert warning
    }

    @KafkaHandler(topics = "s", group = "g")
    void movesAnotherDraft(Event event) throws IOException {
        Files.writeString(journal.resolve(event.messageId() + ".draft"), event.user());
        Files.move(journal.resolve(event.user()), journal.resolve(event.messageId()), StandardCopyOption.REPLACE_EXISTING); // hapax: insert warning
    }

    @KafkaHandler(topics = "i", group = "g")
    void failsTheSecondTime(Event event) throws IOException {
        Files.writeString(journal.resolve(event.messageId()), event.user(), StandardOpenOption.CREATE_NEW); // hapax: insert
    }

    @KafkaHandler(topics = "j", group = "g")
    void looksBefore(Event event) throws IOException {
        Path own = journal.resolve(event.messageId());
        if (!Files.exists(own)) {
            Files.writeString(own, event.user(), StandardOpenOption.CREATE_NEW);
        }
    }

    @KafkaHandler(topics = "k", group = "g")
    @Dedup(key = "messageId")
    void claimed(Event event) throws IOException {
        Files.writeString(journal, event.user(), StandardOpenOption.APPEND); // hapax: check-then-act note
    }

    @KafkaHandler(topics = "m", group = "g")
    void looksBeforeByTheOlderClass(Event event) throws IOException {
        Path own = journal.resolve(event.user());
        if (!own.toFile().exists()) {
            Files.createDirectory(own);
        }
    }
}
