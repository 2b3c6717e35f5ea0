import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Which way an amount is booked is decided first, and what it is looked up in what the message lists. */
class Merging {
    record Line(Long shelf, Integer amount) {}

    record Order(String kind, List<Line> lines) {}

    @Entity
    static class Shelf {
        @Id
        private Long id;

        private Integer stock;

        Long getId() {
            return id;
        }

        Integer getStock() {
            return stock;
        }

        void setStock(Integer stock) {
            this.stock = stock;
        }
    }

    interface Shelves extends JpaRepository<Shelf, Long> {}

    @Component
    static class Orders {
        private final Shelves shelves;

        Orders(Shelves shelves) {
            this.shelves = shelves;
        }

        @KafkaListener(topics = "orders", groupId = "one")
        void booksOne(Order order) {
            Shelf shelf =
                    shelves.findById(order.lines().get(0).shelf()).orElseThrow();
            Integer amount = order.lines().stream()
                    .filter(line -> line.shelf().equals(shelf.getId()))
                    .map(Line::amount)
                    .findAny()
                    .orElseThrow(IllegalStateException::new);
            Integer have = shelf.getStock();
            int left;
            if (order.kind().equals("return")) {
                left = have + amount;
            } else {
                left = have - amount;
            }
            shelf.setStock(left); // hapax: increment warning
            shelves.save(shelf);
        }

        @KafkaListener(topics = "orders", groupId = "set")
        void countsAnew(Order order) {
            Shelf shelf =
                    shelves.findById(order.lines().get(0).shelf()).orElseThrow();
            Integer amount = order.lines().stream()
                    .filter(line -> line.shelf().equals(shelf.getId()))
                    .map(Line::amount)
                    .findAny()
                    .orElseThrow(IllegalStateException::new);
            int left;
            if (order.kind().equals("return")) {
                left = 100 + amount;
            } else {
                left = 100 - amount;
            }
            shelf.setStock(left);
            shelves.save(shelf);
        }
    }
}
