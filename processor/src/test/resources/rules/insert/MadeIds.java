import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import java.util.function.Consumer;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;

/** Where the id of an object comes from that is put together in steps: by a builder, in a wrapper, through a field. */
class MadeIds {
    record Weighing(String id, String scale, long grams, List<Weighing> more) {}

    @Document
    static class Note {
        @org.springframework.data.annotation.Id
        private final String id;

        private final String text;
        private final int level;

        Note(String id, String text, int level) {
            this.id = id;
            this.text = text;
            this.level = level;
        }

        static Builder builder() {
            return new Builder();
        }

        static class Builder {
            private String id;
            private String text;
            private boolean levelSet;
            private int levelValue;

            Builder id(String id) {
                this.id = id;
                return this;
            }

            Builder text(String text) {
                this.text = text;
                return this;
            }

            Builder level(int level) {
                this.levelValue = level;
                this.levelSet = true;
                return this;
            }

            Note build() {
                int level = this.levelValue;
                if (!this.levelSet) {
                    level = usualLevel();
                }
                return new Note(this.id, this.text, level);
            }

            @Override
            public String toString() {
                return "Builder(" + id + ", " + text + ")";
            }
        }

        private static int usualLevel() {
            return 3;
        }
    }

    @Entity
    static class Weight {
        @Id
        @GeneratedValue
        private long id;

        private long grams;

        protected Weight() {}

        private Weight(Steps steps) {
            this.id = steps.id;
            this.grams = steps.grams;
        }

        long getId() {
            return id;
        }

        static class Steps {
            private long id;
            private long grams;

            void setId(long id) {
                this.id = id;
            }

            void setGrams(long grams) {
                this.grams = grams;
            }

            Weight build() {
                return new Weight(this);
            }
        }
    }

    @Entity
    static class Sheet {
        @Id
        private String id;

        private Long weight;
        private String scale;

        void setId(String id) {
            this.id = id;
        }

        void setScale(String scale) {
            this.scale = scale;
        }

        void setWeight(Long weight) {
            this.weight = weight;
        }
    }

    /** What its superclass does to it is not looked into. */
    @Entity
    static class Parcel extends AbstractAggregateRoot<Parcel> {
        @Id
        private String id;

        private String scale;

        Parcel(String id) {
            this.id = id;
        }

        Parcel at(String scale) {
            this.scale = scale;
            return this;
        }
    }

    /** Keeps what is stored to itself. */
    static class Page {
        private Sheet sheet;

        Page() {
            this.sheet = new Sheet();
            this.sheet.setId(UUID.randomUUID().toString());
        }

        Page(String id) {
            this.sheet = new Sheet();
            this.sheet.setId(id);
        }

        static Page of(Sheet stored) {
            Page page = new Page();
            page.sheet = stored;
            return page;
        }

        static Page numbered(String id) {
            Page page = new Page();
            page.number(id);
            return page;
        }

        static Page random() {
            Page page = new Page();
            page.number("p" + UUID.randomUUID()); // hapax: nondeterministic-identity warning, nondeterministic-identity warning
            return page;
        }

        private void number(String id) {
            sheet.setId(id);
        }

        void setScale(String scale) {
            this.sheet.setScale(scale);
        }

        Sheet sheet() {
            return sheet;
        }
    }

    record Result(Page page, List<String> events) {}

    interface Notes extends MongoRepository<Note, String> {}

    interface Weights extends JpaRepository<Weight, Long> {}

    interface Sheets extends JpaRepository<Sheet, String> {}

    interface Parcels extends JpaRepository<Parcel, String> {}

    private Parcels parcels;
    private Notes notes;
    private Weights weights;
    private Sheets sheets;
    private EntityManager entities;

    @KafkaHandler(topics = "weighings", group = "a")
    void chain(Weighing weighing) {
        notes.save(Note.builder().text(weighing.scale()).level(1).build()); // hapax: insert
        notes.save(Note.builder().text(weighing.scale()).build()); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "b")
    void noChain(Weighing weighing) {
        Note.Builder builder = Note.builder();
        builder.text(weighing.scale());
        if (weighing.grams() > 0) {
            builder.level(2);
        }
        Note note = builder.build();
        notes.save(note); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "c")
    void inALambda(Weighing weighing) {
        weighing.more().forEach(each -> notes.save(Note.builder().text(each.scale()).build())); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "d")
    void withItsId(Weighing weighing) {
        notes.save(Note.builder().id(weighing.id()).text(weighing.scale()).build());
        Note.Builder builder = Note.builder();
        identify(builder, weighing);
        notes.save(builder.build());
        Note.Builder later = Note.builder().text(weighing.scale());
        later.id(weighing.id());
        notes.save(later.build());
    }

    @KafkaHandler(topics = "weighings", group = "n")
    void withItsIdByALambda(Weighing weighing) {
        Note.Builder builder = Note.builder();
        Consumer<Note.Builder> identify = each -> each.id(weighing.id());
        identify.accept(builder);
        notes.save(builder.build()); // hapax: insert warning
        Note.Builder other = Note.builder();
        Runnable later = () -> other.id(weighing.id());
        later.run();
        notes.save(other.build()); // hapax: insert warning
    }

    private static void identify(Note.Builder builder, Weighing weighing) {
        builder.id(weighing.id());
    }

    @KafkaHandler(topics = "weighings", group = "e")
    void numbers(Weighing weighing) {
        Weight.Steps steps = new Weight.Steps();
        steps.setGrams(weighing.grams());
        weights.save(steps.build()); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "f")
    void nested(Weighing weighing) {
        Page page = new Page(weighing.id());
        page.setScale(weighing.scale());
        sheets.save(page.sheet());
        sheets.save(Page.numbered(weighing.id()).sheet());
        entities.persist(page.sheet()); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "g")
    void nestedAndRandom(Weighing weighing) {
        Page page = Page.random();
        page.setScale(weighing.scale());
        sheets.save(page.sheet()); // hapax: insert
    }

    @KafkaHandler(topics = "weighings", group = "h")
    void twoOfOneKind(Weighing weighing) {
        Page first = Page.random();
        Page second = Page.random();
        second.number(weighing.id());
        sheets.save(first.sheet()); // hapax: insert
        sheets.save(second.sheet());
    }

    @KafkaHandler(topics = "weighings", group = "i")
    void wrapped(Weighing weighing) {
        Sheet stored = sheets.findById(weighing.id()).orElseThrow();
        Page page = Page.of(stored);
        page.setScale(weighing.scale());
        entities.persist(page.sheet());
    }

    @KafkaHandler(topics = "weighings", group = "j")
    void wrappedTwice(Weighing weighing) {
        Result result = change(find(weighing.id()), weighing);
        entities.persist(result.page().sheet());
    }

    private Page find(String id) {
        return Page.of(entities.find(Sheet.class, id));
    }

    private static Result change(Page page, Weighing weighing) {
        page.setScale(weighing.scale());
        return new Result(page, List.of(weighing.id()));
    }

    @KafkaHandler(topics = "weighings", group = "l")
    void underALibrarysClass(Weighing weighing) {
        parcels.save(new Parcel(weighing.id()).at(weighing.scale()));
        parcels.save(new Parcel(UUID.randomUUID().toString()).at(weighing.scale())); // hapax: insert, nondeterministic-identity warning
    }

    @KafkaHandler(topics = "weighings", group = "m")
    void joined(Weighing weighing) {
        Page one = new Page(weighing.id());
        Page other = new Page(weighing.id() + "-b");
        Page chosen = weighing.grams() > 5 ? one : other;
        chosen.setScale(weighing.scale());
        sheets.save(chosen.sheet());
        sheets.save(one.sheet());
    }

    @KafkaHandler(topics = "weighings", group = "k")
    void knownToTheStoreByThen(Weighing weighing) {
        Sheet sheet = new Sheet();
        sheet.setId(weighing.id());
        Weight weight = new Weight.Steps().build();
        weights.save(weight); // hapax: insert
        sheet.setWeight(weight.getId());
        sheets.save(sheet);
        Sheet other = new Sheet();
        other.setId("weight-" + weight.getId());
        sheets.save(other); // hapax: insert
    }
}
