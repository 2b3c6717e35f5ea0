import dev.hapax.*;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether an object is there that was made of what was read does not depend on what it holds. */
class ThereOrNot {
    record Review(long vet, int stars) {}

    record Row(long id, long reviews) {}

    static class View {
        private long id;
        private long reviews;

        long getReviews() {
            return reviews;
        }
    }

    private final JdbcTemplate jdbc;

    ThereOrNot(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private static View view(Row row) {
        if (row == null) {
            return null;
        }
        View view = new View();
        view.id = row.id();
        view.reviews = row.reviews();
        return view;
    }

    private Row read(long vet) {
        return jdbc.queryForObject(
                "SELECT id, reviews FROM vets WHERE id = ?",
                (found, line) -> new Row(found.getLong("id"), found.getLong("reviews")),
                vet);
    }

    private Optional<View> find(long vet) {
        return Optional.ofNullable(view(read(vet)));
    }

    private void store(long vet, long reviews) {
        jdbc.update("UPDATE vets SET reviews = ? WHERE id = ?", reviews, vet); // hapax: increment, increment
    }

    @KafkaHandler(topics = "a", group = "g")
    void present(Review review) {
        Optional<View> found = find(review.vet());
        if (found.isPresent()) {
            store(review.vet(), found.get().getReviews() + 1);
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void absent(Review review) {
        Optional<View> found = Optional.of(view(read(review.vet())));
        if (found.isEmpty()) {
            return;
        }
        store(review.vet(), found.get().getReviews() + 1);
    }

    /** What it holds is another question. */
    @KafkaHandler(topics = "c", group = "g")
    void asksForWhatItHolds(Review review) {
        Optional<View> found = find(review.vet());
        if (found.isPresent() && found.get().getReviews() == 0) {
            jdbc.update("UPDATE vets SET reviews = ? WHERE id = ?", 1, review.vet());
        }
    }
}
