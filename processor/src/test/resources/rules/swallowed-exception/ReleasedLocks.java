import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.*;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A lock that is not given back ends by itself; nothing of the message is lost with it. */
class ReleasedLocks {
    record Job(String id) {}

    private static final Logger LOG = LoggerFactory.getLogger(ReleasedLocks.class);
    private static final String DONE = "UPDATE jobs SET done = TRUE WHERE id = ?";

    private static final RedisScript<Long> RELEASE = new DefaultRedisScript<>("""
            if redis.call('get', KEYS[1]) == ARGV[1] then
                return redis.call('del', KEYS[1])
            end
            return 0
            """, Long.class);

    private static final RedisScript<Long> PROLONG = new DefaultRedisScript<>("""
            local owner = redis.call('GET', KEYS[1])
            if owner ~= ARGV[1] then return 0 end
            return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            """, Long.class);

    private static final RedisScript<Long> CANCEL = new DefaultRedisScript<>("""
            if redis.call('exists', KEYS[1]) == 1 then
                return redis.call('del', KEYS[1])
            end
            return 0
            """, Long.class);

    private static final RedisScript<Long> REPLACE = new DefaultRedisScript<>("""
            if redis.call('get', KEYS[1]) == ARGV[1] then
                redis.call('set', KEYS[2], ARGV[2])
                return redis.call('del', KEYS[1])
            end
            return 0
            """, Long.class);

    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;

    ReleasedLocks(StringRedisTemplate redis, JdbcTemplate jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void underALock(Job job) {
        String key = "lock:" + job.id();
        String token = UUID.randomUUID().toString();
        if (!redis.opsForValue().setIfAbsent(key, token, Duration.ofSeconds(9))) {
            throw new IllegalStateException("locked");
        }
        try {
            prolong(key, token);
            jdbc.update(DONE, job.id());
        } finally {
            release(key, token);
        }
    }

    private void prolong(String key, String token) {
        try {
            redis.execute(PROLONG, List.of(key), token, "9000");
        } catch (RuntimeException e) {
            LOG.warn("not prolonged", e);
        }
    }

    private void release(String key, String token) {
        try {
            redis.execute(RELEASE, List.of(key), token);
        } catch (RuntimeException e) {
            LOG.warn("not released", e);
        }
    }

    @KafkaListener(topics = "b")
    public void takesAwayWhatOthersSet(Job job) {
        try {
            redis.execute(CANCEL, List.of(job.id()));
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.warn("not cancelled", e);
        }
    }

    @KafkaListener(topics = "c")
    public void writesToo(Job job) {
        try {
            redis.execute(REPLACE, List.of(job.id(), "last"), job.id(), "done");
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.warn("not replaced", e);
        }
    }

    /** What is compared is the message's: that is its work. */
    @KafkaListener(topics = "d")
    public void givesBackASeat(Job job) {
        try {
            redis.execute(RELEASE, List.of("seat"), job.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            LOG.warn("not given back", e);
        }
    }
}
