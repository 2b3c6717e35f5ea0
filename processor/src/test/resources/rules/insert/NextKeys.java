import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A key that is counted on, by a query or by a counter, is another one each time. */
class NextKeys {
    record Placed(String order, long amount) {}

    @Entity
    static class Invoice {
        @Id
        Long number;

        String order;
    }

    @Document
    static class Bill {
        @org.springframework.data.annotation.Id
        String id;

        String order;
    }

    interface Invoices extends JpaRepository<Invoice, Long> {}

    private static final String NUMBERED = "INSERT INTO invoices (number, name) VALUES (?, ?) ON CONFLICT (number) ";

    private final Invoices invoices;
    private final JdbcTemplate jdbc;
    private final MongoTemplate mongo;
    private final StringRedisTemplate redis;
    private final AtomicLong next = new AtomicLong();

    NextKeys(Invoices invoices, JdbcTemplate jdbc, MongoTemplate mongo, StringRedisTemplate redis) {
        this.invoices = invoices;
        this.jdbc = jdbc;
        this.mongo = mongo;
        this.redis = redis;
    }

    @KafkaListener(topics = "a")
    void inMemory(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.number = next.incrementAndGet();
        invoice.order = placed.order();
        invoices.save(invoice); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    void howManyThereAre(Placed placed) {
        Invoice invoice = new Invoice();
        invoice.number = (long) invoices.findAll().size() + 1;
        invoice.order = placed.order();
        invoices.save(invoice); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    void bySql(Placed placed) {
        Integer max = jdbc.queryForObject("SELECT max(number) FROM invoices", Integer.class);
        jdbc.update(NUMBERED + "DO NOTHING", max + 1, placed.order()); // hapax: insert warning
    }

    @KafkaListener(topics = "d")
    void document(Placed placed) {
        Bill bill = new Bill();
        bill.id = "B" + (mongo.count(new Query(), Bill.class) + 1);
        bill.order = placed.order();
        mongo.save(bill); // hapax: insert warning
    }

    @KafkaListener(topics = "e")
    void replaced(Placed placed) {
        Integer max = jdbc.queryForObject("SELECT max(number) FROM invoices", Integer.class);
        jdbc.update(NUMBERED + "DO UPDATE SET name = excluded.name", max + 1, placed.order()); // hapax: insert warning
    }

    @KafkaListener(topics = "f")
    void sameNumber(Placed placed) {
        Integer number = jdbc.queryForObject("SELECT number FROM orders WHERE id = ?", Integer.class, placed.order());
        jdbc.update(NUMBERED + "DO NOTHING", number, placed.order());
    }

    @KafkaListener(topics = "g")
    void countedInThisRun(List<Placed> all) {
        AtomicLong line = new AtomicLong();
        all.forEach(placed -> {
            Bill bill = new Bill();
            bill.id = placed.order() + "-" + line.incrementAndGet();
            bill.order = placed.order();
            mongo.save(bill);
        });
    }

    @KafkaListener(topics = "h")
    void byRedis(Placed placed) {
        Bill bill = new Bill();
        bill.id = "B" + redis.opsForValue().increment("bills"); // hapax: increment warning
        bill.order = placed.order();
        mongo.save(bill); // hapax: insert warning
    }
}
