import java.nio.charset.StandardCharsets;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Commands on a connection that a template hands to a callback. */
class RedisConnections {
    private final StringRedisTemplate redis;

    RedisConnections(StringRedisTemplate redis) {
        this.redis = redis;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @KafkaListener(topics = "a")
    void pushes(String track) {
        redis.executePipelined((RedisCallback<Object>) connection -> {
            connection.lPush(bytes("played"), bytes(track)); // hapax: append warning
            connection.expire(bytes("played"), 3600);
            return null;
        });
    }

    @KafkaListener(topics = "b")
    void counts(String track) {
        redis.execute((RedisCallback<Long>) connection -> connection.incr(bytes(track))); // hapax: increment warning
    }

    @KafkaListener(topics = "c")
    void sets(String track) {
        redis.execute((RedisCallback<Boolean>) connection -> connection.set(bytes("last"), bytes(track)));
    }

    @KafkaListener(topics = "d")
    void claims(String track) {
        Boolean first = redis.execute((RedisCallback<Boolean>) connection -> connection.setNX(bytes(track), bytes("1")));
        if (Boolean.TRUE.equals(first)) {
            redis.opsForValue().increment("tracks"); // hapax: mark-before-effect warning
        }
    }
}
