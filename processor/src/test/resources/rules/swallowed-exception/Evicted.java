import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a class takes out of Redis that it keeps there for a time alone would be gone before long anyway. */
class Evicted {
    private static final Logger LOG = LoggerFactory.getLogger(Evicted.class);

    record Price(String product, long cents) {}

    static class Prices {
        private static final Duration TIME = Duration.ofSeconds(30);

        private final StringRedisTemplate redis;

        Prices(StringRedisTemplate redis) {
            this.redis = redis;
        }

        String find(String product) {
            return redis.opsForValue().get("price:" + product);
        }

        void keep(String product, String price) {
            redis.opsForValue().set("price:" + product, price, TIME);
        }

        void evict(String product) {
            try {
                redis.delete("price:" + product);
            } catch (RuntimeException e) {
                LOG.debug("not evicted: {}", product, e);
            }
        }
    }

    /** One of its values stays until somebody takes it away. */
    static class Offers {
        private final RedisTemplate<String, String> redis;

        Offers(RedisTemplate<String, String> redis) {
            this.redis = redis;
        }

        void keep(String product, String price) {
            redis.opsForValue().set("offer:" + product, price, Duration.ofSeconds(30));
        }

        void open(String product) {
            redis.opsForSet().add("open", product);
        }

        void end(String product) {
            try {
                redis.delete(List.of("offer:" + product));
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.debug("not ended: {}", product, e);
            }
        }
    }

    /** What it takes away, somebody else has put there. */
    static class Doors {
        private final StringRedisTemplate redis;

        Doors(StringRedisTemplate redis) {
            this.redis = redis;
        }

        void close(String product) {
            try {
                redis.delete("door:" + product);
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.debug("not closed: {}", product, e);
            }
        }
    }

    /** A mark that is not taken back makes the next run skip the message. */
    static class Marks {
        private final StringRedisTemplate redis;

        Marks(StringRedisTemplate redis) {
            this.redis = redis;
        }

        Boolean begin(String product) {
            return redis.opsForValue().setIfAbsent("begun:" + product, "yes", Duration.ofHours(1));
        }

        void takeBack(String product) {
            try {
                redis.delete("begun:" + product);
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.debug("not taken back: {}", product, e);
            }
        }
    }

    private final JdbcTemplate jdbc;
    private final Prices prices;
    private final Offers offers;
    private final Doors doors;
    private final Marks marks;

    Evicted(JdbcTemplate jdbc, Prices prices, Offers offers, Doors doors, Marks marks) {
        this.marks = marks;
        this.jdbc = jdbc;
        this.prices = prices;
        this.offers = offers;
        this.doors = doors;
    }

    @KafkaListener(topics = "a")
    void changes(Price price) {
        jdbc.update("UPDATE prices SET cents = ? WHERE product = ?", price.cents(), price.product());
        prices.evict(price.product());
    }

    @KafkaListener(topics = "b")
    void ends(Price price) {
        offers.end(price.product());
    }

    @KafkaListener(topics = "c")
    void closes(Price price) {
        doors.close(price.product());
    }

    @KafkaListener(topics = "d")
    void takesBack(Price price) {
        marks.takeBack(price.product());
    }
}
