import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** What is added may be large to say: that both ways count from the same field is told all the same. */
class CountedOnTwoWays {
    record Part(String code, Integer quantity) {}

    record Event(List<Part> parts) {}

    @Entity
    static class Inventory {
        @Id
        private Long id;

        private String code;
        private Integer quantity;
        private LocalDateTime updated;

        String getCode() {
            return code;
        }

        void setCode(String code) {
            this.code = code;
        }

        Integer getQuantity() {
            return quantity;
        }

        void setQuantity(Integer quantity) {
            this.quantity = quantity;
        }

        void setUpdated(LocalDateTime updated) {
            this.updated = updated;
        }

    }

    interface Inventories extends JpaRepository<Inventory, Long> {
        List<Inventory> findByCodeIn(List<String> codes);
    }

    private final Inventories inventories;

    CountedOnTwoWays(Inventories inventories) {
        this.inventories = inventories;
    }

    @KafkaListener(topics = "a")
    void commits(Event event) {
        update("Commit", event.parts());
    }

    @KafkaListener(topics = "b")
    void rollsBack(Event event) {
        update("Rollback", event.parts());
    }

    private List<Inventory> update(String action, List<Part> parts) {
        List<Inventory> found = find(action, parts);
        check(action, found);
        found.forEach(row -> {
            Integer received = parts.stream()
                    .filter(part -> part.code().equals(row.getCode()))
                    .map(Part::quantity)
                    .findAny()
                    .orElseThrow(IllegalStateException::new);
            Integer old = row.getQuantity();
            int now;
            if (action.equals("Rollback")) {
                now = old + received;
            } else {
                now = old - received;
                if (now < 0) {
                    throw new IllegalStateException(action);
                }
            }
            row.setQuantity(now); // hapax: increment warning, increment warning
            row.setUpdated(LocalDateTime.now());
        });
        return inventories.saveAllAndFlush(found);
    }

    private List<Inventory> find(String action, List<Part> parts) {
        List<String> codes = parts.stream().map(Part::code).toList();
        List<Inventory> found = inventories.findByCodeIn(codes);
        if (found.size() != parts.size()) {
            throw new IllegalStateException(action);
        }
        return found;
    }

    private void check(String action, List<Inventory> rows) {
        rows.forEach(row -> {
            if (row.getQuantity() != null && row.getQuantity() <= 0) {
                throw new IllegalStateException(action);
            }
        });
    }
}
