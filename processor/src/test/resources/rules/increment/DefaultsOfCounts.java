import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;

/** A count that starts at zero where there is none yet, of what is found by a part of a text. */
@Service
class DefaultsOfCounts {
    private final Catalogue catalogue;
    private final ObjectMapper json;

    DefaultsOfCounts(Catalogue catalogue, ObjectMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    @KafkaListener(topics = "a")
    public void rented(String text) throws Exception {
        Rental rental = json.readValue(text, Rental.class);
        for (Item item : rental.items()) {
            catalogue.add(Long.parseLong(item.film()), item.days());
        }
    }

    @Service
    static class Catalogue {
        private final Films films;

        Catalogue(Films films) {
            this.films = films;
        }

        void add(Long id, Integer days) {
            Film film = films.findById(id).orElseThrow(() -> new IllegalStateException("no film " + id));
            film.add(days);
            films.save(film);
        }
    }

    record Item(String film, Integer days) {}

    record Rental(List<Item> items) {}

    @Entity
    static class Film {
        @Id
        private Long id;

        private Integer days;

        void add(Integer more) {
            if (more == null) {
                return;
            }
            int now = days == null ? 0 : days;
            days = now + more; // hapax: increment warning
        }
    }

    interface Films extends JpaRepository<Film, Long> {}
}
