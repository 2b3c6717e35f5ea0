import dev.hapax.KafkaHandler;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a lambda does is told, however much it is given. */
class LambdasGivenMuch {
    record Sold(String article, int pieces, Details details) {}

    record Details(String maker, String group, String colour, String size, String text, String picture, String shelf) {}

    record View(
            String article,
            String maker,
            String group,
            String colour,
            String size,
            String text,
            String picture,
            String shelf,
            int pieces) {}

    private static final String LOWER = "UPDATE stocks SET pieces = pieces - ? WHERE article = ?";

    private final JdbcTemplate jdbc;

    LambdasGivenMuch(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaHandler(topics = "sold", group = "lambdas")
    void lowers(Sold sold) {
        Optional.of(sold.article()).ifPresent(lowering(view(sold)));
    }

    private static View view(Sold sold) {
        return new View(
                sold.article().strip().toLowerCase(),
                (sold.details().maker() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().group() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().colour() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().size() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().text() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().picture() + "-" + sold.article().strip()).toLowerCase(),
                (sold.details().shelf() + "-" + sold.article().strip()).toLowerCase(),
                sold.pieces());
    }

    private Consumer<String> lowering(View view) {
        return article -> jdbc.update(LOWER, view.pieces(), article); // hapax: increment
    }
}
