import java.time.Duration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A claim in another store than the effect is made at once, whatever transaction is open. */
class ClaimsElsewhere {
    record Paid(String order, long amount) {}

    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;

    ClaimsElsewhere(StringRedisTemplate redis, JdbcTemplate jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void forEver(Paid paid) {
        if (redis.opsForValue().setIfAbsent("paid:" + paid.order(), "1")) {
            jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()); // hapax: mark-before-effect warning
        }
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void forAnHour(Paid paid) {
        if (redis.opsForValue().setIfAbsent("paid:" + paid.order(), "1", Duration.ofHours(1))) {
            jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()); // hapax: mark-before-effect warning
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void takenBack(Paid paid) {
        String key = "paid:" + paid.order();
        if (redis.opsForValue().setIfAbsent(key, "1", Duration.ofHours(1))) {
            if (jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()) == 0) { // hapax: mark-before-effect warning
                redis.delete(key);
                throw new IllegalStateException("no account");
            }
        }
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void soon(Paid paid) {
        if (redis.opsForValue().setIfAbsent("paid:" + paid.order(), "1", Duration.ofSeconds(1))) {
            jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()); // hapax: volatile-guard warning
        }
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void asked(Paid paid) {
        String key = "paid:" + paid.order();
        if (redis.hasKey(key)) {
            return;
        }
        redis.opsForValue().set(key, "1");
        jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()); // hapax: mark-before-effect warning
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void askedAndMarkedLater(Paid paid) {
        String key = "paid:" + paid.order();
        if (redis.hasKey(key)) {
            return;
        }
        jdbc.update("UPDATE accounts SET balance = balance + ?", paid.amount()); // hapax: check-then-act note
        redis.opsForValue().set(key, "1");
    }

    @Transactional
    @KafkaListener(topics = "g")
    public void claimedAndAsked(Paid paid) {
        if (!redis.opsForValue().setIfAbsent("paid:" + paid.order(), "1", Duration.ofHours(1))) {
            return;
        }
        String amount = redis.opsForValue().get("locked:" + paid.order());
        if (amount == null) {
            throw new IllegalStateException("nothing is locked");
        }
        jdbc.update("UPDATE accounts SET balance = balance + ?", amount); // hapax: mark-before-effect warning
        redis.delete("locked:" + paid.order());
    }
}
