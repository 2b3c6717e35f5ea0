import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import io.github.resilience4j.retry.annotation.Retry;
import io.github.resilience4j.timelimiter.annotation.TimeLimiter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** Methods that annotations of Resilience4j name are run where the annotated ones fail, if these are called from outside. */
class Fallbacks {
    private final Shelves shelves;
    private final Always always;

    Fallbacks(Shelves shelves, Always always) {
        this.shelves = shelves;
        this.always = always;
    }

    @KafkaListener(topics = "a")
    public void dropped(String id) {
        shelves.fillOrForget(id);
    }

    @KafkaListener(topics = "b")
    public void thrownAgain(String id) {
        shelves.fillOrThrow(id);
    }

    @KafkaListener(topics = "c")
    public void notTaken(String id) {
        shelves.fillWithoutFailure(id);
    }

    @KafkaListener(topics = "d")
    public void onlyOfADuplicate(String id) {
        shelves.fillOnce(id);
    }

    @KafkaListener(topics = "e")
    public void keptForLater(ConsumerRecord<String, String> record) {
        shelves.fillOrKeep(record);
    }

    @KafkaListener(topics = "f")
    public void sentAway(ConsumerRecord<String, String> record) {
        shelves.fillOrSend(record);
    }

    @KafkaListener(topics = "g")
    public void keptUnlessItIsAnother(ConsumerRecord<String, String> record) {
        shelves.fillOrKeepOrThrow(record);
    }

    @KafkaListener(topics = "h")
    public void keptInSomeCases(ConsumerRecord<String, String> record) {
        shelves.fillOrKeepSometimes(record);
    }

    @KafkaListener(topics = "i")
    public void counted(String id) {
        shelves.fillOrCount(id);
    }

    @KafkaListener(topics = "j")
    public void throughItself(String id) {
        shelves.fillByItself(id);
    }

    @KafkaListener(topics = "k")
    public void lookedAt(String id) {
        if (!shelves.fillOrSayNo(id)) {
            throw new IllegalStateException(id);
        }
    }

    @KafkaListener(topics = "l")
    public void notLookedAt(String id) {
        shelves.fillOrSayNot(id);
    }

    @KafkaListener(topics = "m")
    public void triedAgainOnly(String id) {
        shelves.fillAgain(id);
    }

    @KafkaListener(topics = "n")
    public void asked(String id) {
        LoggerFactory.getLogger("asked").info("{}", shelves.count(id));
    }

    @KafkaListener(topics = "o")
    public void ofAClass(String id) {
        always.fill(id);
    }

    @KafkaListener(topics = "p")
    @RateLimiter(name = "p", fallbackMethod = "tooMany")
    public void ofTheListener(String id) {
        always.fillBare(id);
    }

    void tooMany(String id, Throwable failure) { // hapax: swallowed-exception warning
        LoggerFactory.getLogger("p").warn("{} is lost", id, failure);
    }

    @KafkaListener(topics = "q")
    public void awaited(String id) {
        shelves.fillLater(id).join();
    }

    @KafkaListener(topics = "r")
    public void failsLater(String id) {
        shelves.fillLaterOrFail(id).join();
    }

    @KafkaListener(topics = "s")
    public void byTheKindOfFailure(String id) {
        shelves.fillByKind(id);
    }

    @KafkaListener(topics = "t")
    public void caughtAround(String id) {
        try {
            shelves.fillOrThrowAround(id);
        } catch (QueryTimeoutException e) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("t").warn("{} is lost", id, e);
        }
    }

    @KafkaListener(topics = "u")
    public void notByAnAnnotationOfItsOwn(String id) {
        shelves.fillByAnnotation(id);
    }

    static class Shelves {
        private static final Logger LOG = LoggerFactory.getLogger(Shelves.class);

        private final JdbcTemplate jdbc;
        private final KafkaTemplate<String, String> kafka;

        Shelves(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
            this.jdbc = jdbc;
            this.kafka = kafka;
        }

        private void full(String id) {
            jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id);
        }

        @CircuitBreaker(name = "a", fallbackMethod = "forget")
        @Retry(name = "a", fallbackMethod = "forget")
        public void fillOrForget(String id) {
            full(id);
        }

        private void forget(String id, Exception failure) { // hapax: swallowed-exception warning
            LOG.warn("{} is lost", id, failure);
        }

        @Retry(name = "b", fallbackMethod = "rethrow")
        public void fillOrThrow(String id) {
            full(id);
        }

        void rethrow(String id, Throwable failure) {
            throw new IllegalStateException(id, failure);
        }

        @CircuitBreaker(name = "c", fallbackMethod = "withoutFailure")
        public void fillWithoutFailure(String id) {
            full(id);
        }

        void withoutFailure(String id) {
            LOG.warn("{} is lost", id);
        }

        @CircuitBreaker(name = "d", fallbackMethod = "isThere")
        public void fillOnce(String id) {
            jdbc.update("INSERT INTO shelves (id) VALUES (?)", id);
        }

        void isThere(String id, DuplicateKeyException failure) {
            LOG.info("{} is there", id);
        }

        @Bulkhead(name = "e", fallbackMethod = "keep")
        public void fillOrKeep(ConsumerRecord<String, String> record) {
            full(record.key());
        }

        void keep(ConsumerRecord<String, String> record, Throwable failure) {
            kafka.send("shelves.dlt", record.key(), record.value()).join();
        }

        @Bulkhead(name = "f", fallbackMethod = "send")
        public void fillOrSend(ConsumerRecord<String, String> record) {
            full(record.key());
        }

        void send(ConsumerRecord<String, String> record, Throwable failure) { // hapax: swallowed-exception warning
            kafka.send("shelves.dlt", record.key(), record.value()); // hapax: unawaited-send note
        }

        @CircuitBreaker(name = "g", fallbackMethod = "keepOrThrow")
        public void fillOrKeepOrThrow(ConsumerRecord<String, String> record) {
            full(record.key());
        }

        void keepOrThrow(ConsumerRecord<String, String> record, RuntimeException failure) {
            if (failure instanceof QueryTimeoutException) {
                throw failure;
            }
            kafka.send("shelves.dlt", record.key(), record.value()).join();
        }

        @CircuitBreaker(name = "h", fallbackMethod = "keepSometimes")
        public void fillOrKeepSometimes(ConsumerRecord<String, String> record) {
            full(record.key());
        }

        void keepSometimes(ConsumerRecord<String, String> record, Throwable failure) { // hapax: swallowed-exception warning
            if (!(failure instanceof QueryTimeoutException)) {
                kafka.send("shelves.dlt", record.key(), record.value()).join();
            }
        }

        @CircuitBreaker(name = "i", fallbackMethod = "count")
        public void fillOrCount(String id) {
            full(id);
        }

        void count(String id, Throwable failure) { // hapax: swallowed-exception warning
            jdbc.update("UPDATE failures SET n = n + 1 WHERE id = ?", id); // hapax: increment warning
        }

        public void fillByItself(String id) {
            fillUnguarded(id);
        }

        @CircuitBreaker(name = "j", fallbackMethod = "forgetUnguarded")
        public void fillUnguarded(String id) {
            full(id);
        }

        void forgetUnguarded(String id, Throwable failure) {
            LOG.warn("{} is lost", id, failure);
        }

        @CircuitBreaker(name = "k", fallbackMethod = "sayNo")
        public boolean fillOrSayNo(String id) {
            return jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id) == 1;
        }

        boolean sayNo(String id, Throwable failure) {
            LOG.warn("{} is not full", id, failure);
            return false;
        }

        @CircuitBreaker(name = "l", fallbackMethod = "sayNot")
        public boolean fillOrSayNot(String id) {
            full(id);
            return true;
        }

        boolean sayNot(String id, Throwable failure) { // hapax: swallowed-exception warning
            LOG.warn("{} is not full", id, failure);
            return false;
        }

        @Retry(name = "m")
        public void fillAgain(String id) {
            full(id);
        }

        @CircuitBreaker(name = "n", fallbackMethod = "unknown")
        public int count(String id) {
            return jdbc.queryForObject("SELECT count(*) FROM shelves WHERE id = ?", Integer.class, id);
        }

        int unknown(Throwable failure) {
            return -1;
        }

        @TimeLimiter(name = "q", fallbackMethod = "empty")
        public CompletableFuture<Void> fillLater(String id) {
            return CompletableFuture.runAsync(() -> full(id));
        }

        CompletableFuture<Void> empty(String id, Throwable failure) { // hapax: swallowed-exception warning
            return CompletableFuture.completedFuture(null);
        }

        @TimeLimiter(name = "r", fallbackMethod = "failed")
        public CompletableFuture<Void> fillLaterOrFail(String id) {
            return CompletableFuture.runAsync(() -> full(id));
        }

        CompletableFuture<Void> failed(String id, Throwable failure) {
            return CompletableFuture.failedFuture(failure);
        }

        @CircuitBreaker(name = "s", fallbackMethod = "ofKind")
        public void fillByKind(String id) {
            full(id);
        }

        void ofKind(String id, QueryTimeoutException failure) { // hapax: swallowed-exception warning
            LOG.warn("{} took too long", id, failure);
        }

        void ofKind(String id, Throwable failure) throws Throwable {
            throw failure;
        }

        @CircuitBreaker(name = "t", fallbackMethod = "rethrowAround")
        public void fillOrThrowAround(String id) {
            full(id);
        }

        @Breaking
        public void fillByAnnotation(String id) {
            full(id);
        }

        void forgetByAnnotation(String id, Throwable failure) {
            LOG.warn("{} is lost", id, failure);
        }

        void rethrowAround(String id, QueryTimeoutException failure) {
            throw failure;
        }
    }

    /** AspectJ does not look behind an annotation. */
    @CircuitBreaker(name = "u", fallbackMethod = "forgetByAnnotation")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Breaking {}

    /** Each public method has the fallback of the class. */
    @CircuitBreaker(name = "always", fallbackMethod = "leave")
    static class Always {
        private final JdbcTemplate jdbc;

        Always(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        public void fill(String id) {
            jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id);
        }

        @CircuitBreaker(name = "bare")
        public void fillBare(String id) {
            jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id);
        }

        void leave(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger("always").warn("{} is lost", id, failure);
        }
    }
}
