import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A field that is declared as an interface holds what its class asks for. */
class PutTypes {
    private final Ledger asked;
    private final Ledger checked;
    private final Ledger made;
    private final Ledger open;
    private final Ledger either;
    private final Ledger replaced;
    private final Ledger inherited;
    private Ledger set;
    private Ledger left;

    PutTypes(Marks marks, Ledger any, Counts counts, Book book, JdbcTemplate jdbc, boolean counting) {
        this.asked = marks;
        this.checked = Objects.requireNonNull(marks, "marks");
        this.made = new Marks(jdbc);
        this.open = any;
        this.either = counting ? marks : counts;
        this.inherited = book;
        this.set = marks;
        this.left = marks;
        any = marks;
        this.replaced = any;
    }

    void count(Counts counts) {
        this.set = counts;
    }

    @KafkaListener(topics = "a")
    void askedFor(String id) {
        asked.asked(id);
    }

    @KafkaListener(topics = "b")
    void checkedFirst(String id) {
        checked.checked(id);
    }

    @KafkaListener(topics = "c")
    void madeHere(String id) {
        made.made(id);
    }

    @KafkaListener(topics = "d")
    void whateverThereIs(String id) {
        open.open(id);
    }

    @KafkaListener(topics = "e")
    void oneOrTheOther(String id) {
        either.either(id);
    }

    @KafkaListener(topics = "f")
    void setAfterwards(String id) {
        set.set(id);
    }

    @KafkaListener(topics = "g")
    void neverReplaced(String id) {
        left.left(id);
    }

    @KafkaListener(topics = "h")
    void anotherThanWasGiven(String id) {
        replaced.replaced(id);
    }

    @KafkaListener(topics = "i")
    void itsHeirsToo(String id) {
        inherited.inherited(id);
    }
}

/** Classes of one nest write each other's private fields. */
class Nest {
    private Ledger ledger;

    Nest(Marks marks) {
        this.ledger = marks;
    }

    @KafkaListener(topics = "j")
    void writtenByAnother(String id) {
        ledger.nested(id);
    }

    static final class Neighbour {
        void change(Nest nest, Counts counts) {
            nest.ledger = counts;
        }
    }
}

interface Ledger {
    void asked(String id);

    void checked(String id);

    void made(String id);

    void open(String id);

    void either(String id);

    void set(String id);

    void left(String id);

    void replaced(String id);

    void inherited(String id);

    void nested(String id);
}

class Marks implements Ledger {
    private static final String MARK = "UPDATE marks SET seen = true WHERE id = ?";

    private final JdbcTemplate jdbc;

    Marks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void asked(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void checked(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void made(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void open(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void either(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void set(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void left(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void replaced(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void inherited(String id) {
        jdbc.update(MARK, id);
    }

    @Override
    public void nested(String id) {
        jdbc.update(MARK, id);
    }
}

class Counts implements Ledger {
    private static final String COUNT = "UPDATE counts SET n = n + 1 WHERE id = ?";

    private final JdbcTemplate jdbc;

    Counts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void asked(String id) {
        jdbc.update(COUNT, id);
    }

    @Override
    public void checked(String id) {
        jdbc.update(COUNT, id);
    }

    @Override
    public void made(String id) {
        jdbc.update(COUNT, id);
    }

    @Override
    public void open(String id) {
        jdbc.update(COUNT, id); // hapax: increment warning
    }

    @Override
    public void either(String id) {
        jdbc.update(COUNT, id); // hapax: increment warning
    }

    @Override
    public void set(String id) {
        jdbc.update(COUNT, id); // hapax: increment warning
    }

    @Override
    public void left(String id) {
        jdbc.update(COUNT, id);
    }

    @Override
    public void replaced(String id) {
        jdbc.update(COUNT, id); // hapax: increment warning
    }

    @Override
    public void inherited(String id) {
        jdbc.update(COUNT, id);
    }

    @Override
    public void nested(String id) {
        jdbc.update(COUNT, id); // hapax: increment warning
    }
}

class Book extends Marks {
    Book(JdbcTemplate jdbc) {
        super(jdbc);
    }
}

class Diary extends Book {
    private final JdbcTemplate pages;

    Diary(JdbcTemplate jdbc) {
        super(jdbc);
        this.pages = jdbc;
    }

    @Override
    public void inherited(String id) {
        pages.update("UPDATE diaries SET entries = entries + 1 WHERE id = ?", id); // hapax: increment warning
    }
}
