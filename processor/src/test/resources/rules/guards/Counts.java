import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A change of what is there does not change how much of it there is, unless it is found by what is changed. */
class Counts {
    record Ordered(String order, List<String> codes) {}

    @Entity
    static class Shelf {
        @Id
        private String code;

        private int quantity;
        private boolean open;

        void setQuantity(int quantity) {
            this.quantity = quantity;
        }

        void setOpen(boolean open) {
            this.open = open;
        }
    }

    interface Shelves extends JpaRepository<Shelf, String> {
        List<Shelf> findByCodeIn(List<String> codes);

        List<Shelf> findByCodeInAndOpenTrue(List<String> codes);
    }

    private final Shelves shelves;
    private final KafkaTemplate<String, String> kafka;

    Counts(Shelves shelves, KafkaTemplate<String, String> kafka) {
        this.shelves = shelves;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    public void complete(Ordered ordered) {
        List<Shelf> found = shelves.findByCodeIn(ordered.codes());
        if (found.size() != ordered.codes().size()) {
            throw new IllegalStateException();
        }
        found.forEach(shelf -> shelf.setQuantity(7));
        shelves.saveAll(found);
        kafka.send("reserved", ordered.order()).join(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    public void before(Ordered ordered) {
        List<Shelf> found = shelves.findAllById(ordered.codes());
        if (ordered.codes().size() != found.stream().map(shelf -> shelf.code).toList().size()) {
            throw new IllegalStateException();
        }
        kafka.send("reserved", ordered.order()).join(); // hapax: send warning
        for (Shelf shelf : found) {
            shelf.setQuantity(7);
            shelves.save(shelf);
        }
    }

    @KafkaListener(topics = "c")
    public void foundByWhatIsChanged(Ordered ordered) {
        List<Shelf> found = shelves.findByCodeInAndOpenTrue(ordered.codes());
        if (found.size() != ordered.codes().size()) {
            throw new IllegalStateException();
        }
        kafka.send("reserved", ordered.order()).join(); // hapax: check-then-act note
        for (Shelf shelf : found) {
            shelf.setOpen(false);
            shelves.save(shelf);
        }
    }

    @KafkaListener(topics = "d")
    public void takenAway(Ordered ordered) {
        List<Shelf> found = shelves.findByCodeIn(ordered.codes());
        if (found.size() != ordered.codes().size()) {
            throw new IllegalStateException();
        }
        kafka.send("reserved", ordered.order()).join(); // hapax: check-then-act note
        shelves.deleteAll(found);
    }
}
