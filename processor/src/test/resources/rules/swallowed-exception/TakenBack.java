import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What a clause goes through before it throws is no next message. */
class TakenBack {
    record Item(String product, int quantity) {}

    record Order(String id, List<Item> items) {}

    @Entity
    static class Stock {
        @Id
        String product;

        int quantity;

        void setQuantity(int quantity) {
            this.quantity = quantity;
        }
    }

    interface Stocks extends JpaRepository<Stock, String> {}

    private final Stocks stocks;
    private final KafkaTemplate<String, String> kafka;

    TakenBack(Stocks stocks, KafkaTemplate<String, String> kafka) {
        this.stocks = stocks;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    public void order(Order order) {
        try {
            reserveAll(order.items());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            kafka.send("failed", order.id()).join(); // hapax: send warning
        }
    }

    private void reserveAll(List<Item> items) {
        List<Item> done = new ArrayList<>();
        try {
            for (Item item : items) {
                set(item, 0);
                done.add(item);
            }
        } catch (RuntimeException e) {
            for (Item item : done) {
                set(item, 7);
            }
            throw e;
        }
    }

    private void set(Item item, int quantity) {
        Stock stock = stocks.findById(item.product()).orElseThrow();
        stock.setQuantity(quantity);
        stocks.save(stock);
    }
}
