import cn.hutool.core.util.RuntimeUtil;
import dev.hapax.*;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import reactor.core.publisher.Mono;

/** Calls whose result only says when they are done, and calls on what was made for one call. */
class BegunWork {
    record Order(String id) {}

    record Receipt(String number) {}

    interface Gateway {
        CompletionStage<Receipt> charge(Order order);

        CompletionStage<Receipt> findReceipt(String order);

        Mono<Receipt> refund(Order order);

        Uni<Receipt> ship(Order order);

        Uni<Receipt> getReceipt(String order);

        Receipt register(Order order);
    }

    private final Gateway gateway;
    private final DataSource database;

    BegunWork(Gateway gateway, DataSource database) {
        this.gateway = gateway;
        this.database = database;
    }

    @KafkaHandler(topics = "a", group = "waits")
    void waits(Order order) {
        gateway.charge(order).toCompletableFuture().join(); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "a", group = "goes on")
    void goesOn(Order order) {
        gateway.findReceipt(order.id())
                .thenCompose(receipt -> receipt == null
                        ? gateway.charge(order) // hapax: unjudged-call warning
                        : CompletableFuture.completedFuture(receipt))
                .toCompletableFuture()
                .join();
    }

    @KafkaHandler(topics = "a", group = "chains")
    void chains(Order order) {
        Mono.just(order)
                .flatMap(gateway::refund) // hapax: unjudged-call warning
                .block();
    }

    @KafkaHandler(topics = "a", group = "unis")
    void unis(Order order) {
        gateway.getReceipt(order.id())
                .onItem()
                .transformToUni(receipt -> gateway.ship(order)) // hapax: unjudged-call warning
                .await()
                .indefinitely();
    }

    @KafkaHandler(topics = "a", group = "scripts")
    void runsAScript(Order order) {
        new ResourceDatabasePopulator(new ClassPathResource("close-day.sql"))
                .execute(database); // hapax: unjudged-call warning
    }

    /** Most of that package changes nothing; this does whatever the command does. */
    @KafkaHandler(topics = "a", group = "commands")
    void runsACommand(Order order) {
        RuntimeUtil.exec("close-day", order.id()); // hapax: unjudged-call warning
    }

    /** What a plain result is used for says nothing of the call: it is listed, and told with {@code strict}. */
    @KafkaHandler(topics = "a", group = "answers")
    void answers(Order order) {
        if (gateway.register(order).number().isEmpty()) {
            throw new IllegalStateException(order.id());
        }
    }
}
