import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.*;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What is gone after a time is no work that anybody misses. */
class Cached {
    private static final Logger LOG = LoggerFactory.getLogger(Cached.class);

    private final StringRedisTemplate redis;
    private final Settings settings;

    Cached(StringRedisTemplate redis, Settings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @KafkaListener(topics = "a")
    void caches(String price) {
        try {
            redis.opsForValue().set("price", price, Duration.ofDays(settings.days()));
        } catch (Exception e) {
            LOG.debug("not cached", e);
        }
    }

    @KafkaListener(topics = "b")
    void cachesByUnit(String price) {
        try {
            redis.opsForValue().set("price", price, 5, TimeUnit.MINUTES);
        } catch (Exception e) {
            LOG.debug("not cached", e);
        }
    }

    @KafkaListener(topics = "c")
    void keeps(String price) {
        try {
            redis.opsForValue().set("price", price);
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.debug("not kept", e);
        }
    }

    @KafkaListener(topics = "d")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void keepsForSure(String price) {
        try {
            redis.opsForValue().set("price", price);
        } catch (Exception e) { // hapax: swallowed-exception
            LOG.debug("not kept", e);
        }
    }

    /** What is taken out is mostly a copy that would have gone sooner or later: nobody knows. */
    @KafkaListener(topics = "e")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void evicts(String product) {
        try {
            redis.delete("price:" + product);
        } catch (Exception e) { // hapax: swallowed-exception warning
            LOG.debug("not evicted", e);
        }
    }

    @KafkaListener(topics = "f")
    void cachesAsLongAsIsSaid(String price) {
        try {
            redis.opsForValue().set("price", price, settings.kept());
        } catch (Exception e) {
            LOG.debug("not cached", e);
        }
    }

    interface Settings {
        int days();

        Duration kept();
    }
}
