import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.RecordInterceptor;
import org.springframework.stereotype.Component;

/** A record for which the project's interceptor hands back nothing is skipped. */
@Component
class RecordInterceptors {
    private final JdbcTemplate jdbc;

    RecordInterceptors(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void on(ConsumerRecord<String, String> record) {
        jdbc.update("INSERT INTO lines (text) VALUES (?)", record.value()); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "b")
    public void onText(String text) {
        jdbc.update("INSERT INTO texts (text) VALUES (?)", text); // hapax: mark-before-effect warning
    }
}

@Component
class SeenBefore implements RecordInterceptor<String, String> {
    private final StringRedisTemplate redis;

    SeenBefore(StringRedisTemplate redis) {
        this.redis = redis;
    }

    @Override
    public ConsumerRecord<String, String> intercept(
            ConsumerRecord<String, String> record, Consumer<String, String> consumer) {
        String key = record.topic() + record.partition() + record.offset();
        return Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, "seen")) ? record : null;
    }
}
