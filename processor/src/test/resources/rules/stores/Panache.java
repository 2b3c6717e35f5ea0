import dev.hapax.*;
import io.quarkus.hibernate.orm.panache.PanacheEntity;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.*;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

class Panache {
    record Delivery(String id, String cask, int litres, String place) {}

    /** An active record with an id that the store makes. */
    @Entity
    static class Tasting extends PanacheEntity {
        public String cask;
        public int litres;

        Tasting() {}

        Tasting(String cask, int litres) {
            this.cask = cask;
            this.litres = litres;
        }
    }

    /** An active record with an id from outside. */
    @Entity
    static class Cask extends PanacheEntityBase {
        @Id
        public String number;

        public int litres;
        public String place;

        Cask() {}

        Cask(String number) {
            this.number = number;
        }

        static Cask numbered(String number) {
            return find("number", number).firstResult();
        }
    }

    /** Kept by a repository. */
    @Entity
    static class Shelf {
        @Id
        private String name;

        private int bottles;
        private String room;

        Shelf() {}

        Shelf(String name) {
            this.name = name;
        }

        int getBottles() {
            return bottles;
        }

        void setBottles(int bottles) {
            this.bottles = bottles;
        }

        void setRoom(String room) {
            this.room = room;
        }
    }

    @Entity
    static class Movement {
        @Id
        @GeneratedValue
        private Long id;

        private String shelf;

        Movement() {}

        Movement(String shelf) {
            this.shelf = shelf;
        }
    }

    static class Shelves implements PanacheRepositoryBase<Shelf, String> {
        int fill(String name, int bottles) {
            return update("bottles = bottles + ?1 where name = ?2", bottles, name); // hapax: increment
        }

        int place(String name, String room) {
            return update("room = ?1 where name = ?2", room, name);
        }
    }

    static class Movements implements PanacheRepository<Movement> {}

    private Shelves shelves;
    private Movements movements;

    @KafkaHandler(topics = "deliveries", group = "a")
    @Transactional
    void activeRecords(Delivery delivery) {
        new Tasting(delivery.cask(), delivery.litres()).persist(); // hapax: insert
        Tasting tasting = new Tasting();
        tasting.cask = delivery.cask();
        tasting.persistAndFlush(); // hapax: insert
        Tasting.persist(new Tasting(delivery.cask(), 1), new Tasting(delivery.cask(), 2)); // hapax: insert
        Tasting.persist(List.of(new Tasting(delivery.cask(), 3))); // hapax: insert
    }

    @KafkaHandler(topics = "deliveries", group = "b")
    @Transactional
    void againUnderTheSameId(Delivery delivery) {
        new Cask(delivery.cask()).persist(); // hapax: insert
    }

    @KafkaHandler(topics = "deliveries", group = "c")
    @Transactional
    void foundAndChanged(Delivery delivery) {
        Cask cask = Cask.findById(delivery.cask());
        cask.litres += delivery.litres(); // hapax: increment
        Cask other = Cask.numbered(delivery.cask());
        other.litres = other.litres - 1; // hapax: increment
        Cask.<Cask>findByIdOptional(delivery.cask()).ifPresent(found -> found.litres -= 1); // hapax: increment
    }

    @KafkaHandler(topics = "deliveries", group = "d")
    @Transactional
    void foundAndOverwritten(Delivery delivery) {
        Cask cask = Cask.findById(delivery.cask());
        cask.litres = delivery.litres();
        cask.place = delivery.place();
        cask.persist();
        Cask.deleteById(delivery.cask());
        Cask.delete("place = ?1", delivery.place());
    }

    @KafkaHandler(topics = "deliveries", group = "e")
    @Transactional
    void updates(Delivery delivery) {
        Cask.update("litres = litres + ?1 where number = ?2", delivery.litres(), delivery.cask()); // hapax: increment
        Cask.update("set litres = litres - 1 where number = ?1", delivery.cask()); // hapax: increment
        Cask.update("update Cask c set c.litres = c.litres * 2 where c.number = ?1", delivery.cask()); // hapax: increment
        Cask.update("litres = ?1 where number = ?2", delivery.litres(), delivery.cask());
        Cask.update("litres", delivery.litres());
        Cask.update("litres = 0, place = ?1 where number = ?2", delivery.place(), delivery.cask());
    }

    @KafkaHandler(topics = "deliveries", group = "f")
    @Transactional
    void againUnderTheSameName(Delivery delivery) {
        shelves.persist(new Shelf(delivery.place())); // hapax: insert
    }

    @KafkaHandler(topics = "deliveries", group = "i")
    @Transactional
    void repositories(Delivery delivery) {
        movements.persist(new Movement(delivery.place())); // hapax: insert
        shelves.fill(delivery.place(), delivery.litres());
        shelves.place(delivery.place(), "cellar");
        shelves.getEntityManager().merge(new Shelf(delivery.place()));
    }

    @KafkaHandler(topics = "deliveries", group = "g")
    @Transactional
    void foundInARepository(Delivery delivery) {
        Shelf shelf = shelves.findById(delivery.place());
        shelf.setBottles(shelf.getBottles() + delivery.litres()); // hapax: increment
        shelf.setRoom("cellar");
        Optional<Shelf> first = shelves.find("room", "cellar").firstResultOptional();
        first.ifPresent(found -> found.setBottles(found.getBottles() - 1)); // hapax: increment
        shelves.find("room = ?1", "attic").list().forEach(each -> each.setRoom("cellar"));
    }

    @KafkaHandler(topics = "deliveries", group = "h")
    @Transactional
    void onceOnly(Delivery delivery) {
        if (Cask.findById(delivery.cask()) == null) {
            new Cask(delivery.cask()).persist();
        }
    }
}
