import dev.hapax.*;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import org.apache.kafka.clients.producer.*;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallbackWithoutResult;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

class CallbackObjects {
    private final Producer<String, String> producer;
    private final TransactionTemplate transactions;
    private final ExecutorService executor;

    CallbackObjects(Producer<String, String> producer, TransactionTemplate transactions, ExecutorService executor) {
        this.producer = producer;
        this.transactions = transactions;
        this.executor = executor;
    }

    @KafkaHandler(topics = "a", group = "g")
    void template(String id) {
        transactions.execute(new TransactionCallbackWithoutResult() {
            @Override
            protected void doInTransactionWithoutResult(TransactionStatus status) {
                producer.send(new ProducerRecord<>("a-out", id)); // hapax: send, unawaited-send
            }
        });
    }

    @KafkaHandler(topics = "b", group = "g")
    void afterTheTransaction(String id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                producer.send(new ProducerRecord<>("b-out", id)); // hapax: send, unawaited-send
            }
        });
    }

    @KafkaHandler(topics = "c", group = "g")
    void task(String id) throws Exception {
        executor.submit(new Task(producer, id)).get();
    }

    static final class Task implements Runnable {
        private final Producer<String, String> producer;
        private final String id;

        Task(Producer<String, String> producer, String id) {
            this.producer = producer;
            this.id = id;
        }

        @Override
        public void run() {
            producer.send(new ProducerRecord<>("c-out", id)); // hapax: send, unawaited-send
        }
    }
}
