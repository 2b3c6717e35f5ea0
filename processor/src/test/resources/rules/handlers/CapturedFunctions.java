import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Functions that nothing hands over or calls by themselves: another function has captured them, and runs them. */
class CapturedFunctions {
    record Fare(String card, long cents) {}

    private final JdbcTemplate jdbc;

    CapturedFunctions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void byAFunctionForTheLibrary(Fare fare) {
        Function<String, Integer> charge = card ->
                jdbc.update("UPDATE cards SET rides = rides + 1 WHERE id = ?", card); // hapax: increment warning
        Optional.of(fare.card()).ifPresent(card -> charge.apply(card));
    }

    @KafkaListener(topics = "b")
    void byAFunctionForTheProject(Fare fare) {
        Consumer<String> charge = card ->
                jdbc.update("UPDATE cards SET cents = cents - ? WHERE id = ?", fare.cents(), card); // hapax: increment warning
        each(List.of(fare.card()), card -> charge.accept(card));
    }

    private static void each(List<String> cards, Consumer<String> action) {
        for (String card : cards) {
            action.accept(card);
        }
    }

    @KafkaListener(topics = "c")
    void byFunctionsInFunctions(Fare fare) {
        Supplier<Integer> innermost =
                () -> jdbc.update("INSERT INTO rides (card) VALUES (?)", fare.card()); // hapax: insert warning
        Supplier<Integer> inner = () -> innermost.get();
        Supplier<Integer> outer = () -> inner.get();
        Optional.of(fare).map(any -> outer.get());
    }

    @KafkaListener(topics = "d")
    void harmless(Fare fare) {
        Consumer<String> block = card -> jdbc.update("UPDATE cards SET blocked = true WHERE id = ?", card);
        List.of(fare.card()).forEach(card -> block.accept(card));
    }
}
