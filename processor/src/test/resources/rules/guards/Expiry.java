import dev.hapax.*;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;

class Expiry {
    record Ping(String id) {}

    private static final Duration SHORT = Duration.ofMinutes(10);

    private final StringRedisTemplate redis;
    private final KafkaTemplate<String, String> kafka;

    Expiry(StringRedisTemplate redis, KafkaTemplate<String, String> kafka) {
        this.redis = redis;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void forMinutes(Ping ping) {
        if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent("ping:" + ping.id(), "1", SHORT))) {
            kafka.send("pings", ping.id()); // hapax: mark-before-effect warning, unawaited-send
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void forSeconds(Ping ping) {
        Boolean first = redis.opsForValue().setIfAbsent("ping:" + ping.id(), "1", 30, TimeUnit.SECONDS);
        if (!Boolean.TRUE.equals(first)) {
            return;
        }
        kafka.send("pings", ping.id()); // hapax: volatile-guard warning, unawaited-send
    }

    /** It is gone when the message comes back after a crash. */
    @KafkaHandler(topics = "e", group = "g")
    void forAMinute(Ping ping) {
        if (Boolean.TRUE.equals(redis.opsForValue().setIfAbsent("ping:" + ping.id(), "1", Duration.ofMinutes(1)))) {
            kafka.send("pings", ping.id()); // hapax: volatile-guard warning, unawaited-send
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void forWeeks(Ping ping) {
        if (Boolean.FALSE.equals(redis.opsForValue().setIfAbsent("ping:" + ping.id(), "1", Duration.ofDays(14)))) {
            return;
        }
        kafka.send("pings", ping.id()); // hapax: mark-before-effect warning, unawaited-send
    }

    @KafkaHandler(topics = "d", group = "g")
    void onlyTheSecondTime(Ping ping) {
        if (Boolean.FALSE.equals(redis.opsForValue().setIfAbsent("ping:" + ping.id(), "1"))) {
            kafka.send("repeated", ping.id()); // hapax: send, unawaited-send
        }
    }
}
