import dev.hapax.*;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Objects that a loop finds by an index, or that are asked for twice. */
class Indexed {
    record Line(String sku, int count) {}

    record Basket(List<Line> lines) {}

    @Entity
    static class Shelf {
        @Id
        private String sku;

        private int left;

        int getLeft() {
            return left;
        }

        void setLeft(int left) {
            this.left = left;
        }
    }

    interface Shelves extends JpaRepository<Shelf, String> {
        List<Shelf> findBySkuIn(List<String> skus);
    }

    private Shelves shelves;

    @KafkaHandler(topics = "a", group = "g")
    void oneByOne(Basket basket) {
        for (int i = 0; i < basket.lines().size(); i++) {
            Line line = basket.lines().get(i);
            Shelf shelf = shelves.findById(line.sku()).orElseThrow();
            shelf.setLeft(shelf.getLeft() - line.count()); // hapax: increment
            shelves.save(shelf);
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void inAListThatWasRead(Basket basket) {
        List<Shelf> found = shelves.findBySkuIn(List.of("x", "y"));
        for (int i = 0; i < found.size(); i++) {
            found.get(i).setLeft(found.get(i).getLeft() - basket.lines().get(i).count()); // hapax: increment
        }
        shelves.saveAll(found);
    }

    @KafkaHandler(topics = "c", group = "g")
    void inACopyOfIt(Basket basket) {
        List<Shelf> found = shelves.findBySkuIn(List.of("x", "y"));
        shelves.saveAll(taken(basket.lines(), found));
    }

    private static List<Shelf> taken(List<Line> lines, List<Shelf> found) {
        List<Shelf> changed = List.copyOf(found);
        int i = 0;
        while (i < lines.size()) {
            if (lines.get(i).count() > found.get(i).getLeft()) {
                return List.of();
            }
            changed.get(i).setLeft(found.get(i).getLeft() - lines.get(i).count()); // hapax: increment
            i++;
        }
        return changed;
    }

    @KafkaHandler(topics = "d", group = "g")
    void askedForTwice(Basket basket) {
        shelves.findById("x").get().setLeft(shelves.findById("x").get().getLeft() + 1); // hapax: increment
        shelves.save(shelves.findById("x").get());
    }

    @KafkaHandler(topics = "e", group = "g")
    void replaced(Basket basket) {
        List<Shelf> found = new ArrayList<>(shelves.findBySkuIn(List.of("x", "y")));
        for (int i = 0; i < found.size(); i++) {
            found.get(i).setLeft(basket.lines().get(i).count());
        }
        shelves.saveAll(found);
    }

    @KafkaHandler(topics = "f", group = "g")
    void ofAnother(Basket basket) {
        shelves.findById("x").get().setLeft(shelves.findById("y").get().getLeft() + 1);
        shelves.save(shelves.findById("x").get());
    }
}
