import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.jpa.repository.JpaRepository;

/** Repositories' methods passed on, and lists of entities. */
class SaveRefs {
    record Entry(String id, String text) {}

    record Page(String id, List<Entry> entries) {}

    @Entity
    static class Line {
        @Id
        @GeneratedValue
        private Long id;

        private String text;

        Line() {}

        Line(String text) {
            this.text = text;
        }
    }

    @Entity
    static class Known {
        @Id
        private String id;

        private String text;

        Known() {}

        Known(String id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    interface Lines extends JpaRepository<Line, Long> {}

    interface Knowns extends JpaRepository<Known, String> {}

    private Lines lines;
    private Knowns knowns;

    private Line toLine(Entry entry) {
        return new Line(entry.text());
    }

    private static Known toKnown(Entry entry) {
        return new Known(entry.id(), entry.text());
    }

    @KafkaHandler(topics = "pages", group = "a")
    void each(Page page) {
        page.entries().stream().map(this::toLine).forEach(lines::save); // hapax: insert
        page.entries().stream().map(Entry::text).map(Line::new).forEach(lines::save); // hapax: insert
        page.entries().stream().map(SaveRefs::toKnown).forEach(knowns::save);
    }

    @KafkaHandler(topics = "pages", group = "b")
    void mapped(Page page) {
        List<Line> saved = page.entries().stream().map(this::toLine).map(lines::save).toList(); // hapax: insert
        List<Known> known = page.entries().stream().map(SaveRefs::toKnown).map(knowns::save).collect(Collectors.toList());
    }

    @KafkaHandler(topics = "pages", group = "c")
    void all(Page page) {
        lines.saveAll(page.entries().stream().map(this::toLine).collect(Collectors.toList())); // hapax: insert
        knowns.saveAll(page.entries().stream().map(SaveRefs::toKnown).collect(Collectors.toSet()));
        List<Known> several = new ArrayList<>();
        page.entries().forEach(entry -> several.add(toKnown(entry)));
        knowns.saveAll(several);
    }

    @KafkaHandler(topics = "pages", group = "d")
    void optional(Page page) {
        Optional.of(page.id()).map(Line::new).ifPresent(lines::save); // hapax: insert
        Optional.of(page.id()).map(id -> new Known(id, "")).ifPresent(knowns::save);
        Stream.of(new Line(page.id())).forEach(lines::save); // hapax: insert
    }

    @KafkaHandler(topics = "pages", group = "e")
    void byAFunction(Page page) {
        store(page.entries(), this::toLine, lines::save);
        store(page.entries(), SaveRefs::toKnown, knowns::save);
    }

    private <T> void store(List<Entry> entries, Function<Entry, T> mapping, java.util.function.Consumer<T> sink) {
        for (Entry entry : entries) {
            sink.accept(mapping.apply(entry)); // hapax: insert
        }
    }

    @KafkaHandler(topics = "pages", group = "f")
    void inAMap(Page page) {
        Map<String, Known> byId = page.entries().stream().map(SaveRefs::toKnown).collect(Collectors.toMap(known -> known.id, known -> known));
        byId.values().forEach(knowns::save);
        knowns.saveAll(byId.values());
    }

    /** What is made where none is there has the same id as what is found: it is overwritten. */
    @KafkaHandler(topics = "pages", group = "g")
    void orElse(Page page) {
        Known known = knowns.findById(page.id()).orElseGet(Known::new);
        known.id = page.id();
        known.text = "seen";
        knowns.save(known);
    }
}
