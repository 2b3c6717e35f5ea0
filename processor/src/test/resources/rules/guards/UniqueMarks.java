import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A mark that fails where it is there already, in a try that catches all, is a mark. */
class UniqueMarks {
    record Event(String eventId, String type, String account, long amount) {}

    @Entity
    static class ProcessedEvent {
        @Id
        @GeneratedValue
        private Long id;

        @jakarta.persistence.Column(unique = true)
        private String eventId;
        private String eventType;
        private String status;

        ProcessedEvent() {}

        ProcessedEvent(String eventId, String eventType, String status) {
            this.eventId = eventId;
            this.eventType = eventType;
            this.status = status;
        }

        String getStatus() {
            return status;
        }

        void setStatus(String status) {
            this.status = status;
        }

        void setEventType(String eventType) {
            this.eventType = eventType;
        }
    }

    interface ProcessedEvents extends JpaRepository<ProcessedEvent, Long> {
        Optional<ProcessedEvent> findByEventId(String eventId);
    }

    static class Idempotency {
        private final ProcessedEvents events;

        Idempotency(ProcessedEvents events) {
            this.events = events;
        }

        boolean isProcessed(String eventId) {
            boolean exists = events.findByEventId(eventId)
                    .map(event -> "PROCESSED".equals(event.getStatus()))
                    .orElse(false);
            return exists;
        }

        @Transactional
        public void mark(String eventId, String eventType, String status) {
            try {
                ProcessedEvent event = events.findByEventId(eventId)
                        .orElseGet(() -> new ProcessedEvent(eventId, eventType, status));
                event.setEventType(eventType);
                event.setStatus(status);
                events.save(event);
            } catch (Exception e) {
                throw new IllegalStateException("unable", e);
            }
        }
    }

    private final Idempotency idempotency;
    private final StringRedisTemplate redis;

    UniqueMarks(Idempotency idempotency, StringRedisTemplate redis) {
        this.idempotency = idempotency;
        this.redis = redis;
    }

    @KafkaListener(topics = "a")
    void marksWhatFailed(Event event) {
        try {
            if (idempotency.isProcessed(event.eventId())) {
                return;
            }
            redis.opsForValue().increment(event.account(), event.amount()); // hapax: check-then-act note
            idempotency.mark(event.eventId(), event.type(), "PROCESSED");
        } catch (Exception e) { // hapax: swallowed-exception warning
            idempotency.mark(event.eventId(), event.type(), "FAILED");
            redis.convertAndSend("retry", event.eventId()); // hapax: send warning
        }
    }
}
