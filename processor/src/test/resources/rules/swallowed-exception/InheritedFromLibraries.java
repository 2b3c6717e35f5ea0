import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a class inherits from a library that changes nothing is no work that a failure could lose. */
class InheritedFromLibraries {
    static class Lenient extends ObjectMapper {
        private RuntimeException refused;

        void relax() {
            try {
                configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
                registerSubtypes(String.class);
            } catch (RuntimeException e) {
                refused = e;
            }
        }
    }

    static class Shelf extends JdbcTemplate {
        void fill(String item) {
            try {
                update("UPDATE shelves SET item = ?", item);
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                System.out.println(e);
            }
        }
    }

    private final Lenient mapper = new Lenient();
    private final Shelf shelf = new Shelf();

    @KafkaListener(topics = "a")
    void relaxes(String text) {
        mapper.relax();
    }

    @KafkaListener(topics = "b")
    void fills(String item) {
        shelf.fill(item);
    }
}
