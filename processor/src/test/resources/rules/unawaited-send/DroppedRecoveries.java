import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** A failure that is turned into a success in a future that nobody keeps is lost by that; whoever has the send's own future sees it. */
class DroppedRecoveries {
    private static final Logger LOG = LoggerFactory.getLogger(DroppedRecoveries.class);

    private final KafkaTemplate<String, String> template;
    private CompletableFuture<SendResult<String, String>> last = new CompletableFuture<>();

    DroppedRecoveries(KafkaTemplate<String, String> template) {
        this.template = template;
    }

    private static <T> T lost(Throwable failure) {
        LOG.warn("lost", failure);
        return null;
    }

    @KafkaListener(topics = "a")
    void droppedAtOnce(String id) {
        template.send("x", id).exceptionally(failure -> lost(failure)); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "b")
    void toldAtOnce(String id) {
        template.send("x", id).whenComplete((sent, failure) -> LOG.info("{}", sent, failure)); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "c")
    void droppedFurtherUp(String id) {
        recovering(id);
    }

    private CompletableFuture<SendResult<String, String>> recovering(String id) {
        return template.send("x", id).exceptionally(failure -> lost(failure)); // hapax: send warning, unawaited-send note
    }

    @KafkaListener(topics = "d")
    void awaitedFurtherUp(String id) {
        recoveringForSomebody(id).join();
    }

    private CompletableFuture<SendResult<String, String>> recoveringForSomebody(String id) {
        return template.send("x", id).exceptionally(failure -> lost(failure)); // hapax: send warning, swallowed-exception warning
    }

    @KafkaListener(topics = "e")
    void awaitedAsItIs(String id) {
        CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
        future.exceptionally(failure -> lost(failure));
        future.join();
    }

    @KafkaListener(topics = "f")
    void awaitedBefore(String id) {
        CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
        future.join();
        future.exceptionally(failure -> lost(failure));
    }

    @KafkaListener(topics = "g")
    void awaitedBothWays(String id) {
        CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
        future.exceptionally(failure -> lost(failure)).join();
        future.join();
    }

    @KafkaListener(topics = "h")
    void awaitedRecovered(String id) {
        CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
        future.exceptionally(failure -> lost(failure)).join(); // hapax: swallowed-exception warning
        LOG.info("{}", future.isDone());
    }

    @KafkaListener(topics = "i")
    void awaitedTogether(List<String> ids) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (String id : ids) {
            CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
            future.exceptionally(failure -> lost(failure));
            all.add(future);
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture[0])).join();
    }

    @KafkaListener(topics = "j")
    void keptAsItIs(String id) {
        CompletableFuture<SendResult<String, String>> future = template.send("x", id); // hapax: send warning
        future.exceptionally(failure -> lost(failure));
        last = future;
    }

    @KafkaListener(topics = "k")
    void flushed(String id) {
        template.send("x", id).exceptionally(failure -> lost(failure)); // hapax: send warning
        template.flush();
    }
}
