import dev.hapax.*;
import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that a loop numbers: each column has its own value, however often the loop has gone round. */
class Numbered {
    record Parcel(String id, List<String> items) {}

    private JdbcTemplate jdbc;

    @KafkaHandler(topics = "a", group = "g")
    void numbers(Parcel parcel) {
        for (int place = 0; place < 3; place++) {
            jdbc.update(
                    "INSERT INTO places (parcel, place, label) VALUES (?, ?, ?) ON CONFLICT (parcel, place) DO NOTHING",
                    parcel.id(),
                    place,
                    UUID.randomUUID()); // the first one stays
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void numbersAnew(Parcel parcel) {
        for (int place = 0; place < 3; place++) {
            jdbc.update(
                    "INSERT INTO places (parcel, place, label) VALUES (?, ?, ?) ON CONFLICT (parcel, place) DO UPDATE SET label = excluded.label",
                    parcel.id(),
                    place,
                    UUID.randomUUID()); // hapax: nondeterministic-value note
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void numbersBackwards(Parcel parcel) {
        int place = parcel.items().size();
        for (String item : parcel.items()) {
            jdbc.update(
                    "INSERT INTO places (parcel, place, item) VALUES (?, ?, ?) ON CONFLICT (parcel, place) DO NOTHING",
                    parcel.id(),
                    place--,
                    item);
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void numbersUnderDrawnIds(Parcel parcel) {
        for (int place = 0; place < 3; place++) {
            jdbc.update("INSERT INTO labels (id, place) VALUES (?, ?) ON CONFLICT (id) DO NOTHING", UUID.randomUUID(), place); // hapax: insert
        }
    }
}
