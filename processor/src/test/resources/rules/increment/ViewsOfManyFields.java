import dev.hapax.KafkaHandler;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** Which field of a view is which of the row's is known however many it has: what is counted in it grows. */
class ViewsOfManyFields {
    record Sale(String article, int pieces) {}

    record Sales(List<Sale> all) {}

    @Entity
    static class Article {
        @Id
        private Long id;

        private String name, maker, group, colour, size, text, picture, shelf;
        private int stock;
    }

    record View(
            Long id,
            String name,
            String maker,
            String group,
            String colour,
            String size,
            String text,
            String picture,
            String shelf,
            int stock) {}

    interface AllArticles extends JpaRepository<Article, Long> {}

    private final AllArticles articles;

    ViewsOfManyFields(AllArticles articles) {
        this.articles = articles;
    }

    @KafkaHandler(topics = "sales", group = "views")
    void counts(Sales sales) {
        for (Sale sale : sales.all()) {
            Long id = Long.parseLong(sale.article());
            setStock(id, view(id).stock() - sale.pieces());
        }
    }

    @KafkaHandler(topics = "stocks", group = "views")
    void setsWhatIsSaid(Sale counted) {
        Long id = Long.parseLong(counted.article());
        if (view(id).stock() != counted.pieces()) {
            renew(id, counted.pieces());
        }
    }

    private View view(Long id) {
        Article found = articles.findById(id).orElseThrow(() -> new IllegalStateException("no article " + id));
        return new View(
                found.id,
                found.name,
                found.maker,
                found.group,
                found.colour,
                found.size,
                found.text,
                found.picture,
                found.shelf,
                found.stock);
    }

    private void setStock(Long id, int stock) {
        Article found = articles.findById(id).orElseThrow(() -> new IllegalStateException("no article " + id));
        found.stock = stock; // hapax: increment
        articles.save(found);
    }

    private void renew(Long id, int stock) {
        Article found = articles.findById(id).orElseThrow(() -> new IllegalStateException("no article " + id));
        found.stock = stock;
        articles.save(found);
    }
}
