import dev.hapax.*;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.JdbcTemplate;

/** Scripts in Redis that say whether this is the first time. */
class RedisScriptClaims {
    record Sale(String id, String item) {}

    private static final RedisScript<Long> CLAIM =
            new DefaultRedisScript<>("return redis.call('SETNX', KEYS[1], 1)", Long.class);

    private static final RedisScript<Long> ENTER = new DefaultRedisScript<>("""
            if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then
                return 0
            end
            redis.call('SADD', KEYS[1], ARGV[1])
            return 1
            """, Long.class);

    private static final RedisScript<Long> CROWD = new DefaultRedisScript<>("""
            redis.call('SADD', KEYS[1], ARGV[1])
            return redis.call('SCARD', KEYS[1])
            """, Long.class);

    private static final RedisScript<Long> LOOK =
            new DefaultRedisScript<>("return redis.call('EXISTS', KEYS[1])", Long.class);

    private static final String SOLD = "UPDATE items SET sold = sold + 1 WHERE id = ?";

    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;

    RedisScriptClaims(StringRedisTemplate redis, JdbcTemplate jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @KafkaHandler(topics = "a", group = "g")
    void claims(Sale sale) {
        Long first = redis.execute(CLAIM, List.of(sale.id()));
        if (first == 0) {
            return;
        }
        jdbc.update(SOLD, sale.item()); // hapax: mark-before-effect warning
    }

    @KafkaHandler(topics = "b", group = "g")
    void enters(Sale sale) {
        if (isFirst(sale)) {
            jdbc.update(SOLD, sale.item()); // hapax: mark-before-effect warning
        }
    }

    private boolean isFirst(Sale sale) {
        return redis.execute(ENTER, List.of("sales"), sale.id()) == 1;
    }

    @KafkaHandler(topics = "c", group = "g")
    void counts(Sale sale) {
        if (redis.execute(CROWD, List.of("sales"), sale.id()) < 100) {
            jdbc.update(SOLD, sale.item()); // hapax: increment
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void looks(Sale sale) {
        if (redis.execute(LOOK, List.of(sale.id())) == 0) {
            jdbc.update(SOLD, sale.item()); // hapax: increment
        }
    }
}
