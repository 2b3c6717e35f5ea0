import dev.hapax.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;

/** The compiler repeats what stands in {@code finally} for each way out; it is one finding all the same. */
class InFinally {
    record Mail(String to) {}

    @Document
    static class Attempt {
        @Id
        private String id;

        private String to;
        private int count;

        int getCount() {
            return count;
        }

        void setCount(int count) {
            this.count = count;
        }

        void setTo(String to) {
            this.to = to;
        }
    }

    interface Attempts extends MongoRepository<Attempt, String> {}

    private Attempts attempts;

    @KafkaHandler(topics = "c", group = "g")
    void countedHoweverItEnds(Mail mail) {
        Attempt attempt = attempts.findById(mail.to()).orElseThrow();
        try {
            if (mail.to().isEmpty()) {
                throw new IllegalArgumentException("nobody");
            }
            attempt.setTo(mail.to());
        } finally {
            attempt.setCount(attempt.getCount() + 1); // hapax: increment
            attempts.save(attempt);
        }
    }
}
