import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Interfaces whose methods a framework makes: the fallback is a default method. Methods that are called by reference. */
class FallbacksOfClients {
    private final Stock stock;
    private final Depot depot;
    private final Mailer mailer;
    private final Plain plain;

    FallbacksOfClients(Stock stock, Depot depot, Mailer mailer, Plain plain) {
        this.stock = stock;
        this.depot = depot;
        this.mailer = mailer;
        this.plain = plain;
    }

    @KafkaListener(topics = "a")
    public void dropped(String id) {
        stock.put(id);
    }

    @KafkaListener(topics = "b")
    public void thrownAgain(String id) {
        stock.replace(id);
    }

    @KafkaListener(topics = "c")
    public void keptForLater(ConsumerRecord<String, String> record) {
        depot.store(record);
    }

    @KafkaListener(topics = "d")
    public void asked(String id) {
        LoggerFactory.getLogger("asked").info("{}", stock.count(id));
    }

    @KafkaListener(topics = "e")
    public void posted(String id) {
        stock.post(id); // hapax: remote-call warning
    }

    @KafkaListener(topics = "f")
    public void ofWhatIsInherited(String id) {
        depot.put(id);
    }

    @KafkaListener(topics = "g")
    public void byReference(List<String> ids) {
        ids.forEach(mailer::note);
    }

    @KafkaListener(topics = "h")
    public void ofAnOption(String id) {
        Optional.of(id).ifPresent(mailer::noteOrThrow);
    }

    @KafkaListener(topics = "i")
    public void ofAClientByReference(List<String> ids) {
        ids.forEach(stock::move);
    }

    @KafkaListener(topics = "j")
    public void onItself(List<String> ids) {
        mailer.noteAll(ids);
    }

    @KafkaListener(topics = "k")
    public void inALambda(List<String> ids) {
        ids.forEach(id -> mailer.noteInALambda(id));
    }

    @KafkaListener(topics = "l")
    public void withABody(String id) {
        plain.fill(id);
    }

    @FeignClient(name = "stock")
    interface Stock {
        @PutMapping("/put")
        @CircuitBreaker(name = "put", fallbackMethod = "lost")
        void put(String id);

        default void lost(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Stock.class).warn("{} is lost", id, failure);
        }

        @PutMapping("/replace")
        @Retry(name = "replace", fallbackMethod = "thrown")
        void replace(String id);

        default void thrown(String id, RuntimeException failure) {
            throw failure;
        }

        @GetMapping("/count")
        @CircuitBreaker(name = "count", fallbackMethod = "none")
        int count(String id);

        default int none(Throwable failure) {
            return 0;
        }

        @PostMapping("/post")
        @Retry(name = "post", fallbackMethod = "notPosted")
        void post(String id);

        default void notPosted(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Stock.class).warn("{} is not posted", id, failure);
        }

        @PutMapping("/move")
        @Retry(name = "move", fallbackMethod = "notMoved")
        void move(String id);

        default void notMoved(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Stock.class).warn("{} is not moved", id, failure);
        }
    }

    interface Storing {
        @PutMapping("/put")
        @CircuitBreaker(name = "put", fallbackMethod = "forget")
        void put(String id);
    }

    @FeignClient(name = "depot")
    interface Depot extends Storing {
        @PutMapping("/store")
        @CircuitBreaker(name = "store", fallbackMethod = "keep")
        void store(ConsumerRecord<String, String> record);

        default void keep(ConsumerRecord<String, String> record, Throwable failure) {
            Kept.TEMPLATE.send("stock.dlt", record.key(), record.value()).join();
        }

        default void forget(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Depot.class).warn("{} is lost", id, failure);
        }
    }

    static class Kept {
        static final KafkaTemplate<String, String> TEMPLATE = Templates.make();
    }

    interface Templates {
        static KafkaTemplate<String, String> make() {
            return new KafkaTemplate<>(null);
        }
    }

    static class Mailer {
        private final JdbcTemplate jdbc;

        Mailer(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        private void write(String id) {
            jdbc.update("UPDATE mails SET state = 'noted' WHERE id = ?", id);
        }

        @CircuitBreaker(name = "note", fallbackMethod = "notNoted")
        public void note(String id) {
            write(id);
        }

        void notNoted(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Mailer.class).warn("{} is lost", id, failure);
        }

        @CircuitBreaker(name = "noteOrThrow", fallbackMethod = "thrown")
        public void noteOrThrow(String id) {
            write(id);
        }

        void thrown(String id, RuntimeException failure) {
            throw failure;
        }

        public void noteAll(List<String> ids) {
            ids.forEach(this::noteUnguarded);
        }

        @CircuitBreaker(name = "noteUnguarded", fallbackMethod = "notNotedUnguarded")
        public void noteUnguarded(String id) {
            write(id);
        }

        void notNotedUnguarded(String id, Throwable failure) {
            LoggerFactory.getLogger(Mailer.class).warn("{} is lost", id, failure);
        }

        @CircuitBreaker(name = "noteInALambda", fallbackMethod = "notNotedInALambda")
        public void noteInALambda(String id) {
            write(id);
        }

        void notNotedInALambda(String id, Throwable failure) { // hapax: swallowed-exception warning
            LoggerFactory.getLogger(Mailer.class).warn("{} is lost", id, failure);
        }
    }

    /** An annotation of an interface says nothing of a class that implements it. */
    interface Plain {
        @CircuitBreaker(name = "plain", fallbackMethod = "forget")
        void fill(String id);

        default void forget(String id, Throwable failure) {
            LoggerFactory.getLogger(Plain.class).warn("{} is lost", id, failure);
        }
    }

    static class Filling implements Plain {
        private final JdbcTemplate jdbc;

        Filling(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void fill(String id) {
            jdbc.update("UPDATE shelves SET state = 'full' WHERE id = ?", id);
        }
    }
}
