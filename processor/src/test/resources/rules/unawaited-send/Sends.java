import dev.hapax.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import org.apache.kafka.clients.producer.*;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** A message that is on its way when the handler returns. All are sent again by a redelivery, too. */
class Sends {
    record Letter(String id, String text) {}

    private static final Logger LOG = LoggerFactory.getLogger(Sends.class);

    private final Producer<String, String> producer;
    private final KafkaTemplate<String, String> template;
    private final Emitter<String> emitter;
    private final JdbcTemplate jdbc;
    private final Postman postman = new Postman();
    private volatile Exception last;

    Sends(Producer<String, String> producer, KafkaTemplate<String, String> template, Emitter<String> emitter, JdbcTemplate jdbc) {
        this.producer = producer;
        this.template = template;
        this.emitter = emitter;
        this.jdbc = jdbc;
    }

    private static ProducerRecord<String, String> record(Letter letter) {
        return new ProducerRecord<>("letters", letter.id(), letter.text());
    }

    @KafkaHandler(topics = "a", group = "g")
    void drops(Letter letter) {
        producer.send(record(letter)); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "b", group = "g")
    void dropsInAVariable(Letter letter) {
        Future<RecordMetadata> future = producer.send(record(letter)); // hapax: send, unawaited-send
        LOG.info("on its way: {}", future.isDone());
    }

    @KafkaHandler(topics = "c", group = "g")
    void waits(Letter letter) throws Exception {
        producer.send(record(letter)).get(); // hapax: send
    }

    @KafkaHandler(topics = "d", group = "g")
    void waitsForATime(Letter letter) throws Exception {
        Future<RecordMetadata> future = producer.send(record(letter)); // hapax: send
        future.get(5, TimeUnit.SECONDS);
    }

    @KafkaHandler(topics = "e", group = "g")
    void flushes(Letter letter) {
        producer.send(record(letter)); // hapax: send
        producer.flush();
    }

    @KafkaHandler(topics = "f", group = "g")
    void flushesBefore(Letter letter) {
        producer.flush();
        producer.send(record(letter)); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "g", group = "g")
    void flushesWhatOthersSent(List<Letter> letters) {
        for (Letter letter : letters) {
            postman.bring(letter);
        }
        producer.flush();
    }

    @KafkaHandler(topics = "h", group = "g")
    void doesNotFlushWhatOthersSent(Letter letter) {
        postman.take(letter);
    }

    @KafkaHandler(topics = "i", group = "g")
    void logsTheFailure(Letter letter) {
        producer.send(record(letter), (metadata, failure) -> { // hapax: send, unawaited-send
            if (failure != null) {
                LOG.error("letter {} is lost", letter.id(), failure);
            }
        });
    }

    @KafkaHandler(topics = "j", group = "g")
    void throwsWhereNobodyIs(Letter letter) {
        producer.send(record(letter), (metadata, failure) -> { // hapax: send, unawaited-send
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
        });
    }

    @KafkaHandler(topics = "k", group = "g")
    void keepsTheFailureInAField(Letter letter) {
        producer.send(record(letter), (metadata, failure) -> last = failure); // hapax: send
    }

    @KafkaHandler(topics = "l", group = "g")
    void keepsTheFailures(Letter letter) throws InterruptedException {
        List<Exception> failures = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        producer.send(record(letter), (metadata, failure) -> { // hapax: send
            if (failure != null) {
                failures.add(failure);
            }
            done.countDown();
        });
        done.await();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("not sent");
        }
    }

    @KafkaHandler(topics = "m", group = "g")
    void keepsTheFailureByAMethod(Letter letter) {
        producer.send(record(letter), this::note); // hapax: send
    }

    private void note(RecordMetadata metadata, Exception failure) {
        if (failure != null) {
            store(failure);
        }
    }

    private void store(Exception failure) {
        last = failure;
    }

    @KafkaHandler(topics = "n", group = "g")
    void logsTheFailureByAMethod(Letter letter) {
        producer.send(record(letter), this::log); // hapax: send, unawaited-send
    }

    private void log(RecordMetadata metadata, Exception failure) {
        LOG.info("{}", metadata, failure);
    }

    @KafkaHandler(topics = "o", group = "g")
    void tellsAnObject(Letter letter) {
        producer.send(record(letter), new Keeping()); // hapax: send
    }

    @KafkaHandler(topics = "p", group = "g")
    void tellsAnObjectThatLogs(Letter letter) {
        producer.send(record(letter), new Logging()); // hapax: send, unawaited-send
    }

    static final class Keeping implements Callback {
        private volatile Exception failure;

        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            this.failure = failure;
        }
    }

    static final class Logging implements Callback {
        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            LOG.warn("sent or not", failure);
        }
    }

    @KafkaHandler(topics = "q", group = "g")
    void marksWhatArrived(Letter letter) {
        producer.send(record(letter), (metadata, failure) -> { // hapax: send
            if (failure == null) {
                jdbc.update("UPDATE letters SET sent = TRUE WHERE id = ?", letter.id());
            }
        });
    }

    @KafkaHandler(topics = "r", group = "g")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void mayLose(Letter letter) {
        producer.send(record(letter)); // hapax: lossy-guarantee warning
    }

    @KafkaHandler(topics = "s", group = "g")
    void inATransaction(Letter letter) {
        producer.beginTransaction();
        postman.take(letter);
        producer.commitTransaction();
    }

    @KafkaListener(topics = "t")
    void ofAnotherFramework(Letter letter) {
        template.send("letters", letter.text()); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "u")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void ofAnotherFrameworkDeclared(Letter letter) {
        template.send("letters", letter.text()); // hapax: send, unawaited-send note
    }

    @KafkaListener(topics = "u2")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void ofAnotherFrameworkDeclaredByKafkasProducer(Letter letter) {
        producer.send(record(letter)); // hapax: send, unawaited-send
    }

    @KafkaListener(topics = "u3")
    void ofAnotherFrameworkByKafkasProducer(Letter letter) {
        producer.send(record(letter)); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "u4")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void ofAnotherFrameworkDeclaredAndFlushed(Letter letter) {
        producer.send(record(letter)); // hapax: send
        producer.flush();
    }

    @KafkaListener(topics = "v")
    CompletableFuture<SendResult<String, String>> handsBack(Letter letter) {
        return template.send("letters", letter.text()); // hapax: send warning
    }

    @KafkaListener(topics = "w")
    void inATransactionOfTheTemplate(Letter letter) {
        template.executeInTransaction(inside -> inside.send("letters", letter.text())); // hapax: send warning
    }

    @KafkaListener(topics = "x")
    void waitsForAll(List<Letter> letters) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Letter letter : letters) {
            all.add(template.send("letters", letter.text())); // hapax: send warning
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }

    @KafkaListener(topics = "y")
    void completesAnotherFuture(Letter letter) {
        CompletableFuture<Void> result = new CompletableFuture<>();
        template.send("letters", letter.text()).whenComplete((sent, failure) -> { // hapax: send warning
            if (failure == null) {
                result.complete(null);
            } else {
                result.completeExceptionally(failure);
            }
        });
        result.join();
    }

    @KafkaListener(topics = "z")
    void logsOnAChannel(Letter letter) {
        emitter.send(letter.text()) // hapax: send warning, unawaited-send note
                .thenAccept(sent -> LOG.info("sent"))
                .toCompletableFuture();
    }

    class Postman {
        void bring(Letter letter) {
            producer.send(record(letter)); // hapax: send
        }

        void take(Letter letter) {
            producer.send(record(letter)); // hapax: send, send, unawaited-send
        }
    }
}
