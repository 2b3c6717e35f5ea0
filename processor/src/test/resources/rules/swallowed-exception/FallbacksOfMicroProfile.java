import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** MicroProfile's fallbacks are methods or classes; its interceptors stand before calls of an object on itself, too. */
class FallbacksOfMicroProfile {
    private final JdbcTemplate jdbc;

    FallbacksOfMicroProfile(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void full(String id) {
        jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id);
    }

    @Incoming("a")
    @Retry(maxRetries = 3)
    @Fallback(fallbackMethod = "dropped")
    public void withAMethod(String id) {
        full(id);
    }

    void dropped(String id) { // hapax: swallowed-exception warning
        LoggerFactory.getLogger("a").warn("{} is lost", id);
    }

    @Incoming("b")
    @Fallback(Silence.class)
    public void withAClass(String id) {
        full(id);
    }

    static class Silence implements FallbackHandler<Void> {
        @Override
        public Void handle(ExecutionContext context) { // hapax: swallowed-exception warning
            return null;
        }
    }

    @Incoming("c")
    @Fallback(Noise.class)
    public void withAClassThatThrows(String id) {
        full(id);
    }

    static class Noise implements FallbackHandler<Void> {
        @Override
        public Void handle(ExecutionContext context) {
            throw new IllegalStateException(context.getFailure());
        }
    }

    @Incoming("d")
    @Fallback(fallbackMethod = "known", applyOn = DuplicateKeyException.class)
    public void ofADuplicate(String id) {
        full(id);
    }

    void known(String id) {
        LoggerFactory.getLogger("d").info("{} is there", id);
    }

    @Incoming("e")
    public void throughItself(String id) {
        fill(id);
    }

    @Fallback(fallbackMethod = "empty")
    public void fill(String id) {
        full(id);
    }

    void empty(String id, RuntimeException failure) { // hapax: swallowed-exception warning
        LoggerFactory.getLogger("e").warn("{} is lost", id, failure);
    }

    @Incoming("f")
    @Fallback(fallbackMethod = "mostly", skipOn = QueryTimeoutException.class)
    @Guarantee(Delivery.AT_LEAST_ONCE)
    public void butSome(String id) {
        full(id);
    }

    void mostly(String id) { // hapax: swallowed-exception warning
        LoggerFactory.getLogger("f").warn("{} is lost", id);
    }

    @Incoming("g")
    @Fallback(fallbackMethod = "surely")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    public void all(String id) {
        full(id);
    }

    void surely(String id) { // hapax: swallowed-exception
        LoggerFactory.getLogger("g").warn("{} is lost", id);
    }

    @Incoming("h")
    @Fallback(Keeping.class)
    public void keptByAClass(String id) {
        full(id);
    }

    static class Keeping implements FallbackHandler<Void> {
        private final KafkaTemplate<String, String> kafka;

        Keeping(KafkaTemplate<String, String> kafka) {
            this.kafka = kafka;
        }

        @Override
        public Void handle(ExecutionContext context) {
            LoggerFactory.getLogger("h").warn("kept for later: {}", context, context.getFailure());
            kafka.send("shelves.dlt", (String) context.getParameters()[0]).join();
            return null;
        }
    }

    @Incoming("i")
    @Fallback(Telling.class)
    public void onlyToldByAClass(String id) {
        full(id);
    }

    static class Telling implements FallbackHandler<Void> {
        private final KafkaTemplate<String, String> kafka;

        Telling(KafkaTemplate<String, String> kafka) {
            this.kafka = kafka;
        }

        @Override
        public Void handle(ExecutionContext context) { // hapax: swallowed-exception warning
            kafka.send("failures", context.getFailure().getMessage()).join(); // hapax: send warning
            return null;
        }
    }
}
