import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** What a clause further in catches and keeps does not come to one further out. */
class NestedClauses {
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;

    NestedClauses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void keptWithin(String parcel) {
        try {
            try {
                jdbc.update(ARRIVED, parcel);
            } catch (Exception e) { // hapax: swallowed-exception warning
                System.out.println(e);
            }
        } catch (Exception e) {
            System.out.println("never for that: " + e);
        }
    }

    /** What is thrown on is caught there, and so is what the inner clause does not name. */
    @KafkaListener(topics = "b")
    void thrownOn(String parcel) {
        try {
            try {
                jdbc.update(ARRIVED, parcel);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        } catch (Exception e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
    }

    @KafkaListener(topics = "c")
    void notNamed(String parcel) {
        try {
            try {
                jdbc.update(ARRIVED, parcel);
            } catch (IllegalStateException e) { // hapax: swallowed-exception warning
                System.out.println(e);
            }
        } catch (Exception e) { // hapax: swallowed-exception warning
            System.out.println(e);
        }
    }

    /** Around a loop as they are mostly written. */
    void loop(KafkaConsumer<String, String> consumer) {
        try {
            while (true) {
                for (ConsumerRecord<String, String> parcel : consumer.poll(Duration.ofMillis(100))) {
                    try {
                        jdbc.update(ARRIVED, parcel.value());
                    } catch (Exception e) { // hapax: swallowed-exception warning
                        System.out.println(e);
                    }
                }
            }
        } catch (WakeupException e) {
            System.out.println("woken up");
        } catch (Exception e) {
            System.out.println(e);
        } finally {
            consumer.close();
        }
    }
}
