import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a store has as a text is read, grows as an object, and is written back as a text. */
class StoredTexts {
    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;
    private final MongoCollection<Document> baskets;
    private final ObjectMapper mapper;

    StoredTexts(
            StringRedisTemplate redis, JdbcTemplate jdbc, MongoCollection<Document> baskets, ObjectMapper mapper) {
        this.redis = redis;
        this.jdbc = jdbc;
        this.baskets = baskets;
        this.mapper = mapper;
    }

    @KafkaListener(topics = "redis")
    void inRedis(Picked picked) throws JsonProcessingException {
        String text = redis.opsForValue().get("basket:" + picked.customer());
        Basket basket = text == null ? new Basket() : mapper.readValue(text, Basket.class);
        basket.add(picked.price());
        redis.opsForValue().set("basket:" + picked.customer(), mapper.writeValueAsString(basket));
    }

    @KafkaListener(topics = "redis-items")
    void itemsInRedis(Picked picked) throws JsonProcessingException {
        String text = redis.opsForValue().get("basket:" + picked.customer());
        Basket basket = mapper.readValue(text, Basket.class);
        basket.items().add(picked.item()); // hapax: append warning
        redis.opsForValue().set("basket:" + picked.customer(), mapper.writeValueAsString(basket));
    }

    @KafkaListener(topics = "redis-list")
    void listInRedis(Picked picked) throws JsonProcessingException {
        List<String> items = mapper.readValue(redis.opsForValue().get("items"), new TypeReference<List<String>>() {});
        items.add(picked.item()); // hapax: append warning
        redis.opsForValue().set("items", mapper.writeValueAsString(items));
    }

    @KafkaListener(topics = "mongo")
    void inMongo(Picked picked) throws JsonProcessingException {
        Document document =
                baskets.find(Filters.eq("customer", picked.customer())).first();
        Basket basket = mapper.readValue(document.toJson(), Basket.class);
        basket.weight += picked.weight(); // hapax: increment warning
        Document changed = Document.parse(mapper.writeValueAsString(basket));
        baskets.replaceOne(Filters.eq("customer", picked.customer()), changed);
    }

    @KafkaListener(topics = "column")
    void inColumn(Picked picked) throws JsonProcessingException {
        String text = jdbc.queryForObject(
                "SELECT content FROM baskets WHERE customer = ?", String.class, picked.customer());
        Basket basket = mapper.readValue(text, Basket.class);
        basket.parts += 1; // hapax: increment warning
        jdbc.update(
                "UPDATE baskets SET content = ? WHERE customer = ?",
                mapper.writeValueAsString(basket),
                picked.customer());
    }

    @KafkaListener(topics = "set")
    void isSet(Picked picked) throws JsonProcessingException {
        String text = redis.opsForValue().get("basket:" + picked.customer());
        Basket basket = mapper.readValue(text, Basket.class);
        basket.weight = picked.weight();
        redis.opsForValue().set("basket:" + picked.customer(), mapper.writeValueAsString(basket));
    }

    /** What is not written back grows for this run alone. */
    @KafkaListener(topics = "looked-at")
    void isLookedAt(Picked picked) throws JsonProcessingException {
        Basket basket = mapper.readValue(redis.opsForValue().get("basket:" + picked.customer()), Basket.class);
        basket.looks += 1;
        jdbc.update("UPDATE customers SET seen = ? WHERE id = ?", basket.looks > 0, picked.customer());
    }

    /** What the message itself holds grows for this run alone. */
    @KafkaListener(topics = "message")
    void ofMessage(String message) throws JsonProcessingException {
        Basket basket = mapper.readValue(message, Basket.class);
        basket.discount += 1;
        redis.opsForValue().set("basket:" + basket.customer, mapper.writeValueAsString(basket));
    }
}

record Picked(String customer, String item, long price, long weight) {}

class Basket {
    String customer;
    long weight;
    int parts;
    int discount;
    int looks;
    private long total;
    private final List<String> items = new ArrayList<>();

    void add(long price) {
        total += price; // hapax: increment warning
    }

    List<String> items() {
        return items;
    }
}
