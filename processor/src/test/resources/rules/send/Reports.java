import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A run that fails again tells of the failure again: likely where the message is at fault, so it is a warning. */
class Reports {
    record Payment(String id, long amount) {}

    private static final String PAID = "INSERT INTO paid (id) VALUES (?) ON CONFLICT DO NOTHING";

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    Reports(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void tellsOfAFailure(Payment payment) {
        try {
            jdbc.update(PAID, payment.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            kafka.send("payments-refused", payment.id(), e.getMessage()).join(); // hapax: send warning
        }
    }

    @KafkaHandler(topics = "b", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void tellsOfBoth(Payment payment) {
        try {
            jdbc.update(PAID, payment.id());
            kafka.send("payments-done", payment.id(), "done").join(); // hapax: send
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            kafka.send("payments-refused", payment.id(), e.getMessage()).join(); // hapax: send warning
        }
    }

    @KafkaHandler(topics = "c", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void keepsWhatFails(ConsumerRecord<String, String> payment) {
        try {
            jdbc.update(PAID, payment.value());
        } catch (RuntimeException e) {
            kafka.send("payments.DLT", payment.key(), payment.value()).join();
        }
    }

    @KafkaHandler(topics = "d", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void tellsOnce(Payment payment) {
        try {
            jdbc.update(PAID, payment.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            tell(payment.id());
        }
    }

    private void tell(String id) {
        Integer told = jdbc.queryForObject("SELECT count(*) FROM told WHERE id = ?", Integer.class, id);
        if (told == 0) {
            kafka.send("payments-refused", id, "refused").join(); // hapax: check-then-act note
            jdbc.update("INSERT INTO told (id) VALUES (?)", id);
        }
    }

    @KafkaHandler(topics = "e", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    @Transactional
    void tellsOfAnyEnd(Payment payment) {
        String end = "done";
        try {
            jdbc.update(PAID, payment.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            end = "refused";
        }
        kafka.send("payments", payment.id(), end).join(); // hapax: send
    }

    @KafkaHandler(topics = "f", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void countsWhatFails(Payment payment) {
        try {
            jdbc.update(PAID, payment.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            jdbc.update("UPDATE counters SET n = n + 1 WHERE name = 'dead-letters'"); // hapax: increment
        }
    }

    @KafkaHandler(topics = "g", group = "reports")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void tellsWhereDeadLettersAre(Payment payment) {
        try {
            jdbc.update(PAID, payment.id());
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            kafka.send("payments.DLT", payment.id(), e.getMessage()).join();
        }
    }
}
