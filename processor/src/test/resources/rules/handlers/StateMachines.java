import java.util.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** What is done depends on a state or a type: every way that can be meant is judged, and no other. */
@Component
class StateMachines {
    record Order(String id, State state, long cents) {}

    enum State {
        NEW {
            @Override
            State advance(Order order, JdbcTemplate jdbc) {
                jdbc.update("UPDATE orders SET state = 'PAID' WHERE id = ?", order.id());
                return PAID;
            }
        },
        PAID {
            @Override
            State advance(Order order, JdbcTemplate jdbc) {
                jdbc.update("UPDATE accounts SET balance = balance - ? WHERE id = ?", order.cents(), order.id()); // hapax: increment warning
                return SHIPPED;
            }
        },
        SHIPPED {
            @Override
            State advance(Order order, JdbcTemplate jdbc) {
                return this;
            }
        };

        abstract State advance(Order order, JdbcTemplate jdbc);
    }

    interface Action {
        void run(Order order);
    }

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;
    private final Map<State, Action> actions = new EnumMap<>(State.class);
    private final Map<String, Consumers> consumers;

    StateMachines(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka, Map<String, Consumers> consumers) {
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.consumers = consumers;
        actions.put(State.NEW, this::reserve);
        actions.put(State.PAID, order -> kafka.send("shipments", order.id()).join()); // hapax: send warning
    }

    @KafkaListener(topics = "a")
    void anEnumWithMethods(Order order) {
        order.state().advance(order, jdbc);
    }

    @KafkaListener(topics = "b")
    void aMapOfActions(Order order) {
        Action action = actions.get(order.state());
        if (action != null) {
            action.run(order);
        }
    }

    private void reserve(Order order) {
        jdbc.update("UPDATE orders SET reserved = true WHERE id = ?", order.id());
    }

    @KafkaListener(topics = "c")
    void oneStateIsMeant(Order order) {
        State.NEW.advance(order, jdbc);
    }

    @KafkaListener(topics = "d")
    void aMapOfBeans(Order order) {
        consumers.get(order.state().name()).consume(order.id());
    }

    @KafkaListener(topics = "e")
    void aSwitch(Order order) {
        switch (order.state()) {
            case NEW -> reserve(order);
            case PAID -> jdbc.update("UPDATE orders SET shipped = shipped + 1 WHERE id = ?", order.id()); // hapax: increment warning
            default -> {}
        }
    }
}

interface Consumers {
    void consume(String id);
}

@Component("NEW")
class Reserving implements Consumers {
    @Override
    public void consume(String id) {}
}

@Component("PAID")
class Counting implements Consumers {
    private final JdbcTemplate jdbc;

    Counting(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void consume(String id) {
        jdbc.update("UPDATE counters SET paid = paid + 1 WHERE id = ?", id); // hapax: increment warning
    }
}
