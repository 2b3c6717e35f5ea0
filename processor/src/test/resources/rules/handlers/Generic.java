import java.util.*;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.stereotype.Component;

/** Processors with type parameters: each listener runs its own. */
interface Generic<T, R> {
    R process(T event);

    default List<R> processAll(List<T> events) {
        List<R> results = new ArrayList<>();
        for (T event : events) {
            results.add(process(event));
        }
        return results;
    }
}

record Order(String id, long cents) {}

record Invoice(String id) {}

abstract class Processing<T, R> implements Generic<T, R> {
    private final Function<T, String> key;

    Processing(Function<T, String> key) {
        this.key = key;
    }

    protected void receive(T event) {
        publish(key.apply(event), process(event));
    }

    protected abstract void publish(String key, R result);
}

@Component
class Invoicing extends Processing<Order, Invoice> {
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, Invoice> kafka;

    Invoicing(JdbcTemplate jdbc, KafkaTemplate<String, Invoice> kafka) {
        super(Order::id);
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void on(Order order) {
        receive(order);
    }

    @Override
    public Invoice process(Order order) {
        jdbc.update("INSERT INTO invoices (order_id) VALUES (?)", order.id()); // hapax: insert warning
        return new Invoice(order.id());
    }

    @Override
    protected void publish(String key, Invoice invoice) {
        kafka.send("invoices", key, invoice).join(); // hapax: send warning
    }
}

@Component
class Pricing extends Processing<Order, Long> {
    private final JdbcTemplate jdbc;

    Pricing(JdbcTemplate jdbc) {
        super(Order::id);
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "b")
    void on(List<Order> orders) {
        processAll(orders).forEach(System.out::println);
    }

    @Override
    public Long process(Order order) {
        jdbc.update("UPDATE prices SET cents = ? WHERE id = ?", order.cents(), order.id());
        return order.cents();
    }

    @Override
    protected void publish(String key, Long cents) {
        jdbc.update("UPDATE prices SET changes = changes + 1 WHERE id = ?", key);
    }
}

@Component
class Delegating {
    private final Generic<Order, Long> pricing;

    Delegating(Pricing pricing) {
        this.pricing = pricing;
    }

    @KafkaListener(topics = "c")
    @SendTo("prices")
    Long on(Order order) {
        return pricing.process(order); // hapax: send warning
    }
}
