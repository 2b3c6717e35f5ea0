import java.time.Duration;
import java.util.UUID;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** A lock keeps two runs apart: it says nothing of what has been done, and who does not get it comes back. */
class LocksGivenBack {
    record Sold(String item, String order, long count) {}

    private final StringRedisTemplate redis;
    private final JdbcTemplate jdbc;

    LocksGivenBack(StringRedisTemplate redis, JdbcTemplate jdbc) {
        this.redis = redis;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void locked(Sold sold) {
        String key = "lock:" + sold.item();
        String mine = UUID.randomUUID().toString();
        if (!lock(key, mine)) {
            throw new IllegalStateException("busy");
        }
        try {
            jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: increment warning
        } finally {
            unlock(key, mine);
        }
    }

    @KafkaListener(topics = "b")
    public void lockedAndChecked(Sold sold) {
        if (jdbc.queryForObject("SELECT count(*) FROM seen WHERE id = ?", Integer.class, sold.order()) > 0) {
            return;
        }
        sell(sold);
        jdbc.update("INSERT INTO seen (id) VALUES (?)", sold.order());
    }

    private void sell(Sold sold) {
        String key = "lock:" + sold.item();
        String mine = UUID.randomUUID().toString();
        if (!lock(key, mine)) {
            throw new IllegalStateException("busy");
        }
        try {
            take(sold);
        } finally {
            unlock(key, mine);
        }
    }

    private void take(Sold sold) {
        if (jdbc.queryForObject("SELECT count FROM stock WHERE item = ?", Long.class, sold.item()) < sold.count()) {
            throw new IllegalStateException("sold out");
        }
        jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: check-then-act note
        jdbc.update("INSERT INTO sales (item) VALUES (?)", sold.item()); // hapax: check-then-act note
    }

    @KafkaListener(topics = "c")
    public void leftAloneWhereBusy(Sold sold) {
        String key = "lock:" + sold.item();
        if (!lock(key, "me")) {
            return;
        }
        try {
            jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: increment warning
            jdbc.update("UPDATE stock SET last = ? WHERE item = ?", sold.order(), sold.item());
        } finally {
            unlock(key, "me");
        }
    }

    @KafkaListener(topics = "d")
    public void overwrittenUnderALock(Sold sold) {
        String key = "lock:" + sold.item();
        if (!lock(key, "me")) {
            throw new IllegalStateException("busy");
        }
        try {
            jdbc.update("UPDATE stock SET last = ? WHERE item = ?", sold.order(), sold.item());
        } finally {
            redis.delete(key);
        }
    }

    @KafkaListener(topics = "e")
    public void keptForAnHour(Sold sold) {
        String key = "sold:" + sold.order();
        if (!lock(key, "me")) {
            throw new IllegalStateException("busy");
        }
        jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: volatile-guard warning
    }

    @KafkaListener(topics = "f")
    public void keptForEver(Sold sold) {
        if (!redis.opsForValue().setIfAbsent("sold:" + sold.order(), "me")) {
            throw new IllegalStateException("done, or dead");
        }
        jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "g")
    public void givenBackWhereItFails(Sold sold) {
        String key = "sold:" + sold.order();
        if (!redis.opsForValue().setIfAbsent(key, "me")) {
            return;
        }
        try {
            jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: mark-before-effect warning
        } catch (RuntimeException e) {
            redis.delete(key);
            throw e;
        }
    }

    @KafkaListener(topics = "h")
    public void anotherIsGivenBack(Sold sold) {
        if (!redis.opsForValue().setIfAbsent("sold:" + sold.order(), "me")) {
            return;
        }
        jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: mark-before-effect warning
        redis.delete("cache:" + sold.item());
    }

    @KafkaListener(topics = "i")
    public void givenBackWhereNothingIsFound(Sold sold) {
        String key = "sold:" + sold.order();
        if (redis.opsForValue().setIfAbsent(key, sold.order(), Duration.ofHours(1))) {
            String price = redis.opsForValue().get("price:" + sold.item());
            if (price == null) {
                redis.delete(key);
                throw new IllegalStateException("no price");
            }
            int changed = jdbc.update("UPDATE stock SET worth = worth - ? WHERE item = ?", price, sold.item()); // hapax: mark-before-effect warning
            if (changed == 0) {
                redis.delete(key);
                throw new IllegalStateException("no stock");
            }
        }
    }

    @KafkaListener(topics = "j")
    public void anotherOfManyPartsIsGivenBack(Sold sold) {
        if (!redis.opsForValue().setIfAbsent(key("sold:", sold), "me")) {
            return;
        }
        jdbc.update("UPDATE stock SET count = count - ? WHERE item = ?", sold.count(), sold.item()); // hapax: mark-before-effect warning
        redis.delete(key("cache:", sold));
    }

    /** So many parts that not all of them are kept. */
    private static String key(String beginning, Sold sold) {
        String item = sold.item() == null ? "item" : sold.item().strip();
        String order = sold.order() == null ? "order" : sold.order().strip();
        String count = sold.count() < 0 ? "count" : Long.toString(sold.count()).strip();
        String twice = item + ":" + order + ":" + count + "/" + order.toLowerCase() + ":" + item.toLowerCase();
        String loud = item.toUpperCase() + ":" + order.toUpperCase() + ":" + count.toUpperCase();
        return beginning + twice + "=" + loud + "=" + twice.strip() + "=" + loud.strip();
    }

    private boolean lock(String key, String mine) {
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, mine, Duration.ofSeconds(30)));
    }

    private void unlock(String key, String mine) {
        if (mine.equals(redis.opsForValue().get(key))) {
            redis.delete(key);
        }
    }
}
