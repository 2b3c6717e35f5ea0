import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hapax.*;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.*;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

/** Growth of what is found by long ways: through maps of what was found, by keys that come out of collections of the message. */
class LargeValues {
    record Line(Long article, int pieces) {}

    static class Content {
        private List<Line> lines;

        List<Line> getLines() {
            return lines;
        }
    }

    static class Letter {
        private Content content;

        Content getContent() {
            return content;
        }
    }

    @Entity
    static class Article {
        @Id
        private Long number;

        private int stock;
        private int wanted;

        Long getNumber() {
            return number;
        }

        int getStock() {
            return stock;
        }

        void setStock(int stock) {
            this.stock = stock;
        }

        void setWanted(int wanted) {
            this.wanted = wanted;
        }
    }

    interface Articles extends JpaRepository<Article, Long> {
        List<Article> findAllByNumberIn(Collection<Long> numbers);
    }

    @Table
    static class Visits {
        @org.springframework.data.annotation.Id
        private Long page;

        private long count;

        Visits(Long page, long count) {
            this.page = page;
            this.count = count;
        }

        Long getPage() {
            return page;
        }

        long getCount() {
            return count;
        }

        void setCount(long count) {
            this.count = count;
        }
    }

    interface AllVisits extends ReactiveCrudRepository<Visits, Long> {}

    private Articles articles;
    private AllVisits visits;
    private ObjectMapper json;

    @KafkaHandler(topics = "a", group = "g")
    void takesFromEach(String text) throws Exception {
        take(json.readValue(text, new TypeReference<Letter>() {}));
    }

    private void take(Letter letter) {
        takeAll(letter.getContent().getLines());
    }

    private void takeAll(List<Line> lines) {
        Set<Long> numbers = lines.stream().filter(Objects::nonNull).map(Line::article).collect(Collectors.toSet());
        List<Article> found = articles.findAllByNumberIn(numbers);
        Map<Long, Article> byNumber =
                found.stream().collect(Collectors.toMap(Article::getNumber, Function.identity()));
        for (Line line : lines) {
            Article article = byNumber.get(line.article());
            article.setStock(article.getStock() - line.pieces()); // hapax: increment
        }
        articles.saveAll(found);
    }

    @KafkaListener(topics = "b")
    Mono<Void> countsInAChain(List<Line> lines) {
        Map<Long, Long> counts =
                lines.stream().collect(Collectors.groupingBy(Line::article, Collectors.counting()));
        return visits.findAllById(counts.keySet())
                .collectMap(Visits::getPage)
                .defaultIfEmpty(Map.of())
                .map(known -> counts.keySet().stream()
                        .map(page -> counted(known, counts, page))
                        .toList())
                .flatMapMany(visits::saveAll)
                .then();
    }

    private Visits counted(Map<Long, Visits> known, Map<Long, Long> counts, Long page) {
        Visits now = known.getOrDefault(page, new Visits(page, 0));
        now.setCount(now.getCount() + counts.get(page)); // hapax: increment warning
        return now;
    }

    /** What is written depends on another field, or on another object that is found in the same way. */
    @KafkaHandler(topics = "c", group = "g")
    void setsFromElsewhere(String text) throws Exception {
        List<Line> lines =
                json.readValue(text, new TypeReference<Letter>() {}).getContent().getLines();
        Set<Long> numbers = lines.stream().filter(Objects::nonNull).map(Line::article).collect(Collectors.toSet());
        List<Article> found = articles.findAllByNumberIn(numbers);
        Map<Long, Article> byNumber =
                found.stream().collect(Collectors.toMap(Article::getNumber, Function.identity()));
        for (Line line : lines) {
            Article article = byNumber.get(line.article());
            article.setWanted(article.getStock() + line.pieces());
            Article other = byNumber.get(article.getNumber() + 1);
            other.setStock(article.getStock() + line.pieces());
        }
        articles.saveAll(found);
    }
}
