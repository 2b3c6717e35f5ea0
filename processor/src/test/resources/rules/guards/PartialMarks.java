import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.client.RestTemplate;

/** Rows that are taken away only if they are of some kind: the others are found again. */
class PartialMarks {
    @Entity
    static class Hold {
        @Id
        private Long id;

        private String orderId;
        private int amount;
        private boolean open;

        Long getId() {
            return id;
        }

        int getAmount() {
            return amount;
        }

        boolean isOpen() {
            return open;
        }
    }

    interface Holds extends JpaRepository<Hold, Long> {
        List<Hold> findByOrderId(String orderId);

        boolean existsByOrderId(String orderId);
    }

    record Answers(List<String> of) {}

    private final Holds holds;
    private final JdbcTemplate jdbc;
    private final RestTemplate rest;

    PartialMarks(Holds holds, JdbcTemplate jdbc, RestTemplate rest) {
        this.holds = holds;
        this.jdbc = jdbc;
        this.rest = rest;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void each(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId());
            holds.delete(hold);
        }
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void openOnes(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId()); // hapax: increment warning
            if (hold.isOpen()) {
                holds.delete(hold);
            }
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void bothOfOpenOnes(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            if (hold.isOpen()) {
                jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId());
                holds.delete(hold);
            }
        }
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void goesOnWithOthers(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId()); // hapax: increment warning
            if (!hold.isOpen()) {
                continue;
            }
            holds.delete(hold);
        }
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void endsWithOthers(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId());
            if (!hold.isOpen()) {
                throw new IllegalStateException(order);
            }
            holds.delete(hold);
        }
    }

    @KafkaListener(topics = "f")
    @Transactional
    public void eachInItsWay(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + ? WHERE id = ?", hold.getAmount(), hold.getId());
            if (hold.isOpen()) {
                holds.delete(hold);
            } else {
                holds.deleteById(hold.getId());
            }
        }
    }

    @KafkaListener(topics = "g")
    @Transactional
    public void thereAtAll(String order) {
        for (Hold hold : holds.findByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + 1 WHERE id = ?", order);
            if (hold != null) {
                holds.delete(hold);
            }
        }
    }

    @KafkaListener(topics = "h")
    @Transactional
    public void forAllTogether(String order) {
        if (holds.existsByOrderId(order)) {
            jdbc.update("UPDATE stock SET free = free + 1 WHERE id = ?", order); // hapax: increment warning
            for (Hold hold : holds.findByOrderId(order)) {
                if (hold.isOpen()) {
                    holds.delete(hold);
                }
            }
        }
    }

    @KafkaListener(topics = "i")
    @Transactional
    public void inALambda(String order) {
        List<Hold> found = holds.findByOrderId(order);
        if (found.isEmpty()) {
            return;
        }
        jdbc.update("UPDATE stock SET free = free + 1 WHERE id = ?", order); // hapax: increment warning
        found.forEach(hold -> {
            if (hold.isOpen()) {
                holds.delete(hold);
            }
        });
    }

    @KafkaListener(topics = "j")
    @Transactional
    public void all(String order) {
        List<Hold> found = holds.findByOrderId(order);
        if (found.isEmpty()) {
            return;
        }
        jdbc.update("UPDATE stock SET free = free + 1 WHERE id = ?", order);
        found.forEach(hold -> holds.delete(hold));
    }

    /** Those of which another list of the same order says something. */
    @KafkaListener(topics = "places")
    public void thoseThatAreNotAnswered(String order) {
        List<Hold> found = holds.findByOrderId(order);
        if (found.isEmpty()) {
            return;
        }
        List<String> answers = ask(order);
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).startsWith("no")) {
                holds.delete(found.get(i));
            }
        }
    }

    private List<String> ask(String order) {
        return rest.postForObject("http://holds/ask", order, Answers.class).of(); // hapax: remote-call warning
    }
}
