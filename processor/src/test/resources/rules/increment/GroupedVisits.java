import dev.hapax.KafkaHandler;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;

/** What grows is found by a key that comes out of a grouped collection of the message, or made where there is none yet. */
class GroupedVisits {
    private Counters counters;

    @KafkaHandler(topics = "a", group = "g")
    void on(List<Event> events) {
        Map<Integer, Long> counts = events.stream()
                .map(event -> event.view().pages().get("main"))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<Integer, Counter> known = counters.findAllById(counts.keySet()).stream()
                .collect(Collectors.toMap(Counter::getPage, Function.identity()));
        counters.saveAll(counts.keySet().stream()
                .map(page -> counted(known, counts, page))
                .toList());
    }

    private Counter counted(Map<Integer, Counter> known, Map<Integer, Long> counts, Integer page) {
        Counter now = known.getOrDefault(page, new Counter(page, 0));
        now.count += counts.get(page); // hapax: increment
        return now;
    }

    record View(Map<String, Integer> pages) {}

    record Event(View view) {}

    @Entity
    static class Counter {
        @Id
        private Integer page;

        private long count;

        Counter(Integer page, long count) {
            this.page = page;
            this.count = count;
        }

        Integer getPage() {
            return page;
        }
    }

    interface Counters extends JpaRepository<Counter, Integer> {}
}
