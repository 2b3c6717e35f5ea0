import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import reactor.core.publisher.Mono;

/** Operators that turn a failure of what a handler hands back into a success. */
class Recoveries {
    private static final Logger LOG = LoggerFactory.getLogger(Recoveries.class);

    private final JdbcTemplate jdbc;

    Recoveries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private Integer store(String id) {
        return jdbc.update("UPDATE parcels SET state = 'arrived' WHERE id = ?", id);
    }

    @Incoming("a")
    Uni<Integer> withAnItem(String id) {
        return Uni.createFrom().item(() -> store(id)).onFailure().recoverWithItem(0); // hapax: swallowed-exception warning
    }

    @Incoming("b")
    Uni<Integer> withNull(String id) {
        return Uni.createFrom().item(() -> store(id)).onFailure().recoverWithNull(); // hapax: swallowed-exception warning
    }

    @Incoming("c")
    Uni<Integer> withAFunction(String id) {
        return Uni.createFrom()
                .item(() -> store(id))
                .onFailure()
                .recoverWithItem(failure -> { // hapax: swallowed-exception warning
                    LOG.error("{} is lost", id, failure);
                    return 0;
                });
    }

    @Incoming("d")
    Uni<Integer> failsAgain(String id) {
        return Uni.createFrom()
                .item(() -> store(id))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().failure(new IllegalStateException(failure)));
    }

    @Incoming("p")
    Uni<Integer> withAnotherUni(String id) {
        return Uni.createFrom()
                .item(() -> store(id))
                .onFailure()
                .recoverWithUni(Uni.createFrom().item(0)); // hapax: swallowed-exception warning
    }

    @Incoming("q")
    Uni<Integer> withAFailingUni(String id) {
        return Uni.createFrom()
                .item(() -> store(id))
                .onFailure()
                .recoverWithUni(Uni.createFrom().failure(new IllegalStateException()));
    }

    @Incoming("e")
    Uni<Integer> looksOnly(String id) {
        return Uni.createFrom().item(() -> store(id)).onFailure().invoke(failure -> LOG.error("{}", id, failure));
    }

    @Incoming("f")
    Uni<Integer> triesAgain(String id) {
        return Uni.createFrom().item(() -> store(id)).onFailure().retry().atMost(3);
    }

    @Incoming("g")
    Mono<Integer> resumes(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorResume(failure -> Mono.empty()); // hapax: swallowed-exception warning
    }

    @Incoming("h")
    Mono<Integer> resumesWithAnError(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorResume(failure -> Mono.error(failure));
    }

    @Incoming("r")
    Mono<Integer> undoesAndFails(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorResume(failure -> undone(id, failure));
    }

    private Mono<Integer> undone(String id, Throwable failure) {
        return Mono.fromCallable(() -> jdbc.update("UPDATE parcels SET state = 'lost' WHERE id = ?", id))
                .then(Mono.error(failure));
    }

    @Incoming("s")
    Mono<Integer> undoesAndGoesOn(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorResume(failure -> gone(id)); // hapax: swallowed-exception warning
    }

    private Mono<Integer> gone(String id) {
        LOG.error("{} is gone", id);
        return Mono.empty();
    }

    @Incoming("i")
    Mono<Integer> returnsSomethingElse(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorReturn(0); // hapax: swallowed-exception warning
    }

    @Incoming("j")
    Mono<Integer> completes(String id) {
        return Mono.fromCallable(() -> store(id)).onErrorComplete(); // hapax: swallowed-exception warning
    }

    @Incoming("k")
    Mono<Integer> looksOnlyAtAMono(String id) {
        return Mono.fromCallable(() -> store(id)).doOnError(failure -> LOG.error("{}", id, failure));
    }

    @Incoming("l")
    CompletionStage<Integer> exceptionally(String id) {
        return CompletableFuture.supplyAsync(() -> store(id)).exceptionally(failure -> 0); // hapax: swallowed-exception warning
    }

    @Incoming("m")
    CompletionStage<Integer> handles(String id) {
        return CompletableFuture.supplyAsync(() -> store(id))
                .handle((rows, failure) -> rows == null ? 0 : rows); // hapax: swallowed-exception warning
    }

    @Incoming("n")
    CompletionStage<Integer> failsAgainInAStage(String id) {
        return CompletableFuture.supplyAsync(() -> store(id)).exceptionally(failure -> {
            throw new IllegalStateException(failure);
        });
    }

    @Incoming("o")
    Uni<String> coversNoWork(String id) {
        return Uni.createFrom().item(() -> id.trim()).onFailure().recoverWithItem("");
    }
}
