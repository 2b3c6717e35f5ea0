import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hapax.*;
import jakarta.persistence.*;
import org.modelmapper.ModelMapper;
import org.springframework.beans.BeanUtils;
import org.springframework.data.jpa.repository.JpaRepository;

/** Ids and other fields that come with a copy. */
class Copies {
    /** Has the id of what it is about. */
    static class Filed {
        private String id;
        private String text;
        private int pages;

        public String getId() {
            return id;
        }

        public String getText() {
            return text;
        }

        public int getPages() {
            return pages;
        }
    }

    /** Knows no id. */
    static class Scanned {
        private String text;
        private int pages;

        public String getText() {
            return text;
        }

        public int getPages() {
            return pages;
        }
    }

    record Envelope(String key, Filed filed, Scanned scanned) {}

    @Entity
    static class Letter {
        @Id
        private String id;

        private String text;
        private int pages;

        public String getId() {
            return id;
        }

        public void setId(String id) {
            this.id = id;
        }

        public void setText(String text) {
            this.text = text;
        }

        public int getPages() {
            return pages;
        }

        public void setPages(int pages) {
            this.pages = pages;
        }
    }

    @Entity
    static class Page {
        @Id
        @GeneratedValue
        private Long id;

        private String text;

        public void setText(String text) {
            this.text = text;
        }
    }

    interface Letters extends JpaRepository<Letter, String> {}

    interface Pages extends JpaRepository<Page, Long> {}

    private Letters letters;
    private Pages pages;
    private ModelMapper mapper;
    private ObjectMapper json;
    private EntityManager entities;

    @KafkaHandler(topics = "letters", group = "a")
    void withTheId(Filed filed) {
        Letter letter = new Letter();
        BeanUtils.copyProperties(filed, letter);
        letters.save(letter);
    }

    @KafkaHandler(topics = "letters", group = "b")
    void withTheIdToo(Filed filed) throws ReflectiveOperationException {
        Letter letter = new Letter();
        org.apache.commons.beanutils.BeanUtils.copyProperties(letter, filed);
        letters.save(letter);
        Letter other = new Letter();
        org.apache.commons.beanutils.PropertyUtils.copyProperties(other, filed);
        letters.save(other);
    }

    @KafkaHandler(topics = "letters", group = "c")
    void mappedWithTheId(Filed filed) {
        letters.save(mapper.map(filed, Letter.class));
        letters.save(json.convertValue(filed, Letter.class));
        Letter letter = new Letter();
        mapper.map(filed, letter);
        letters.save(letter);
    }

    @KafkaHandler(topics = "letters", group = "d")
    void withoutAnId(Scanned scanned) {
        Page page = new Page();
        BeanUtils.copyProperties(scanned, page);
        pages.save(page); // hapax: insert
        pages.save(mapper.map(scanned, Page.class)); // hapax: insert
        pages.save(json.convertValue(scanned, Page.class)); // hapax: insert
    }

    @KafkaHandler(topics = "letters", group = "e")
    void withTheIdFromElsewhere(Envelope envelope) {
        Letter letter = new Letter();
        BeanUtils.copyProperties(envelope.scanned(), letter);
        letter.setId(envelope.key());
        letters.save(letter);
    }

    @KafkaHandler(topics = "letters", group = "f")
    void allButTheId(Filed filed) {
        Page page = new Page();
        BeanUtils.copyProperties(filed, page, "id");
        pages.save(page); // hapax: insert
    }

    /** What is there is overwritten. */
    @KafkaHandler(topics = "letters", group = "g")
    void ontoWhatIsThere(Filed filed) {
        Letter letter = letters.findById(filed.getId()).orElseThrow();
        BeanUtils.copyProperties(filed, letter);
        letters.save(letter);
    }

    @KafkaHandler(topics = "letters", group = "h")
    void grownInTheCopy(Filed filed) {
        Letter letter = letters.findById(filed.getId()).orElseThrow();
        Letter copy = new Letter();
        BeanUtils.copyProperties(letter, copy);
        copy.setPages(letter.getPages() + filed.getPages());
        letters.save(copy); // hapax: increment
    }

    @KafkaHandler(topics = "letters", group = "i")
    void persistedUnderTheSameId(Filed filed) {
        entities.persist(mapper.map(filed, Letter.class)); // hapax: insert
    }

    @KafkaHandler(topics = "letters", group = "j")
    void inAMethodOfItsOwn(Filed filed) {
        letters.save(toLetter(filed));
    }

    private static Letter toLetter(Filed filed) {
        Letter letter = new Letter();
        BeanUtils.copyProperties(filed, letter);
        return letter;
    }

    @KafkaHandler(topics = "letters", group = "k")
    void inAMethodOfItsOwnWithoutAnId(Scanned scanned) {
        pages.save(toPage(scanned)); // hapax: insert
    }

    private Page toPage(Scanned scanned) {
        return mapper.map(scanned, Page.class);
    }

    /** What was found is taken out of its optional value and passed on at once: nobody names its class. */
    @KafkaHandler(topics = "letters", group = "l")
    void throughACopyOfWhatIsThere(Filed filed) {
        Filed found = mapper.map(letters.findById(filed.getId()).orElseThrow(), Filed.class);
        letters.save(mapper.map(found, Letter.class));
    }

    @KafkaHandler(topics = "letters", group = "m")
    void throughACopyThatKnowsNoId(Filed filed) {
        Scanned found = mapper.map(letters.findById(filed.getId()).get(), Scanned.class);
        pages.save(mapper.map(found, Page.class)); // hapax: insert
    }
}
