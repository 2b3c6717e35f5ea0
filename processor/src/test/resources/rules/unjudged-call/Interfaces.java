import dev.hapax.*;
import java.util.List;

class Interfaces {
    record Order(String id) {}

    interface Database {
        void insert(Order order);

        Order find(String id);

        @AssumeIdempotent(reason = "an upsert by the order's id")
        void upsert(Order order);
    }

    private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger("orders");
    private final Database db;

    Interfaces(Database db) {
        this.db = db;
    }

    @KafkaHandler(topics = "a", group = "g")
    void unknown(Order order) {
        db.insert(order); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "b", group = "g")
    void known(Order order) {
        LOG.info("order {}", order.id());
        Order before = db.find(order.id());
        db.upsert(order);
        List<String> ids = List.of(order.id());
        System.out.println(before + " " + ids.size());
        java.util.Objects.requireNonNull(order);
    }
}
