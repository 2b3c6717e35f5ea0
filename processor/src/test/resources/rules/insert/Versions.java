import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import org.hibernate.annotations.NaturalId;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.transaction.annotation.Transactional;

/** What makes an object a new one, whatever its id is. */
class Versions {
    record Notice(String id, String shelf, int books) {}

    @Entity
    static class Shelf {
        @Id
        private String name;

        @Version
        private Long version;

        private int books;

        Shelf() {}

        Shelf(String name) {
            this.name = name;
        }

        int getBooks() {
            return books;
        }

        void setBooks(int books) {
            this.books = books;
        }
    }

    /** A version that is no object is there from the beginning. */
    @Entity
    static class Room {
        @Id
        private String name;

        @Version
        private long version;

        Room(String name) {
            this.name = name;
        }
    }

    @Entity
    static class Loan {
        @Id
        @GeneratedValue
        private Long id;

        @NaturalId
        private String notice;

        Loan(String notice) {
            this.notice = notice;
        }
    }

    /** New until it was loaded. */
    @Entity
    static class Card implements Persistable<String> {
        @Id
        private String id;

        @Transient
        private boolean isNew = true;

        Card() {}

        Card(String id) {
            this.id = id;
        }

        @PostLoad
        @PostPersist
        void known() {
            isNew = false;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return isNew;
        }
    }

    /** New as long as it has no creation date, which nobody sets before it is saved. */
    @Entity
    static class Badge implements Persistable<String> {
        @Id
        private String id;

        private java.time.Instant created;

        Badge(String id) {
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return created == null;
        }
    }

    /** Never new: found by its id, or inserted. */
    @Entity
    static class Place implements Persistable<String> {
        @Id
        private String id;

        Place(String id) {
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return false;
        }
    }

    interface Shelves extends JpaRepository<Shelf, String> {}

    interface Rooms extends JpaRepository<Room, String> {}

    interface Loans extends JpaRepository<Loan, Long> {
        boolean existsByNotice(String notice);
    }

    interface Cards extends JpaRepository<Card, String> {}

    interface Badges extends JpaRepository<Badge, String> {}

    interface Places extends JpaRepository<Place, String> {}

    private Shelves shelves;
    private Rooms rooms;
    private Loans loans;
    private Cards cards;
    private Badges badges;
    private Places places;

    @KafkaHandler(topics = "notices", group = "a")
    void newByItsVersion(Notice notice) {
        shelves.save(new Shelf(notice.shelf())); // hapax: insert
    }

    @KafkaHandler(topics = "notices", group = "b")
    void withAVersionFromTheBeginning(Notice notice) {
        rooms.save(new Room(notice.shelf()));
    }

    @KafkaHandler(topics = "notices", group = "c")
    void failsByItsNaturalId(Notice notice) {
        loans.save(new Loan(notice.id())); // hapax: insert
    }

    @KafkaHandler(topics = "notices", group = "d")
    @Transactional
    void asksForItsNaturalId(Notice notice) {
        if (!loans.existsByNotice(notice.id())) {
            loans.save(new Loan(notice.id()));
        }
    }

    @KafkaHandler(topics = "notices", group = "e")
    void newByAFlag(Notice notice) {
        cards.save(new Card(notice.id())); // hapax: insert
    }

    @KafkaHandler(topics = "notices", group = "f")
    void newByADate(Notice notice) {
        badges.save(new Badge(notice.id())); // hapax: insert
    }

    @KafkaHandler(topics = "notices", group = "g")
    void neverNew(Notice notice) {
        places.save(new Place(notice.shelf()));
    }

    /** The version tells two runs at the same time apart, not one after the other. */
    @KafkaHandler(topics = "notices", group = "h")
    @Transactional
    void grows(Notice notice) {
        Shelf shelf = shelves.findById(notice.shelf()).orElseThrow();
        shelf.setBooks(shelf.getBooks() + notice.books()); // hapax: increment
        shelves.save(shelf);
    }

    @KafkaHandler(topics = "notices", group = "i")
    @Transactional
    void makesItWhereItIsNotThere(Notice notice) {
        Shelf shelf = shelves.findById(notice.shelf()).orElseGet(() -> new Shelf(notice.shelf()));
        shelf.setBooks(notice.books());
        shelves.save(shelf);
    }
}
