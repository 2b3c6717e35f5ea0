import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** However many conditions on the message stand before an effect, the check that counts is found among them. */
class ManyConditions {
    record Transfer(
            String id, String f1, String f2, String f3, String f4, String f5, String f6, String f7, String f8, String f9) {}

    private static final String DONE = "SELECT count(*) FROM done WHERE id = ?";
    private static final String MARK = "INSERT INTO done (id) VALUES (?) ON CONFLICT DO NOTHING";

    private final JdbcTemplate jdbc;
    private final StringRedisTemplate redis;

    ManyConditions(JdbcTemplate jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    @KafkaListener(topics = "a")
    void checksFirst(Transfer transfer) {
        if (isDone(transfer.id())) {
            return;
        }
        count(transfer);
        jdbc.update(MARK, transfer.id());
    }

    @KafkaListener(topics = "b")
    void checksInTheSameMethod(Transfer transfer) {
        if (isDone(transfer.id())) {
            return;
        }
        if (transfer.f1() == null || transfer.f1().isBlank()) {
            return;
        }
        if (transfer.f2() == null || transfer.f2().isBlank()) {
            return;
        }
        if (transfer.f3() == null || transfer.f3().isBlank()) {
            return;
        }
        if (transfer.f4() == null || transfer.f4().isBlank()) {
            return;
        }
        if (transfer.f5() == null || transfer.f5().isBlank()) {
            return;
        }
        if (transfer.f6() == null || transfer.f6().isBlank()) {
            return;
        }
        if (transfer.f7() == null || transfer.f7().isBlank()) {
            return;
        }
        if (transfer.f8() == null || transfer.f8().isBlank()) {
            return;
        }
        if (transfer.f9() == null || transfer.f9().isBlank()) {
            return;
        }
        redis.opsForValue().increment(transfer.f1()); // hapax: check-then-act note
        jdbc.update(MARK, transfer.id());
    }

    @KafkaListener(topics = "c")
    void checksNothing(Transfer transfer) {
        count(transfer);
        jdbc.update(MARK, transfer.id());
    }

    private boolean isDone(String id) {
        Integer count = jdbc.queryForObject(DONE, Integer.class, id);
        return count != null && count > 0;
    }

    private void count(Transfer transfer) {
        if (transfer.f1() == null || transfer.f1().isBlank()) {
            throw new IllegalArgumentException("f1");
        }
        if (transfer.f2() == null || transfer.f2().isBlank()) {
            throw new IllegalArgumentException("f2");
        }
        if (transfer.f3() == null || transfer.f3().isBlank()) {
            throw new IllegalArgumentException("f3");
        }
        if (transfer.f4() == null || transfer.f4().isBlank()) {
            throw new IllegalArgumentException("f4");
        }
        if (transfer.f5() == null || transfer.f5().isBlank()) {
            throw new IllegalArgumentException("f5");
        }
        if (transfer.f6() == null || transfer.f6().isBlank()) {
            throw new IllegalArgumentException("f6");
        }
        if (transfer.f7() == null || transfer.f7().isBlank()) {
            throw new IllegalArgumentException("f7");
        }
        if (transfer.f8() == null || transfer.f8().isBlank()) {
            throw new IllegalArgumentException("f8");
        }
        if (transfer.f9() == null || transfer.f9().isBlank()) {
            throw new IllegalArgumentException("f9");
        }
        redis.opsForValue().increment(transfer.f1()); // hapax: check-then-act note, increment warning
    }
}
