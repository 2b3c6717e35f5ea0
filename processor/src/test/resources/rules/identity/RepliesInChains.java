import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.*;
import org.eclipse.microprofile.reactive.messaging.*;
import reactor.core.publisher.Mono;

/** Ids in what a handler hands back to be sent on, within a chain or a future. */
class RepliesInChains {
    record Started(String eventId, String mission) {}

    private static String once(String mission) {
        return UUID.nameUUIDFromBytes(mission.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Incoming("a")
    @Outgoing("b")
    Uni<Message<String>> inATextInAMessage(Message<String> mission) {
        return Uni.createFrom() // hapax: send warning
                .item(mission)
                .onItem()
                .transform(each -> new JsonObject()
                        .put("id", UUID.randomUUID().toString()) // hapax: nondeterministic-identity warning
                        .put("mission", each.getPayload()))
                .onItem()
                .transform(json -> Message.of(json.encode()));
    }

    @Incoming("c")
    @Outgoing("d")
    Uni<Started> inAnObject(String mission) {
        return Uni.createFrom() // hapax: send warning
                .item(mission)
                .map(each -> new Started(UUID.randomUUID().toString(), each)); // hapax: nondeterministic-identity warning
    }

    @Incoming("e")
    @Outgoing("f")
    Mono<Started> inAFlattenedChain(String mission) {
        return Mono.just(mission) // hapax: send warning
                .flatMap(each -> Mono.just(new Started(UUID.randomUUID().toString(), each))); // hapax: nondeterministic-identity warning
    }

    @Incoming("g")
    @Outgoing("h")
    CompletionStage<Started> inAFuture(String mission) {
        return CompletableFuture.completedFuture(mission) // hapax: send warning
                .thenApply(each -> new Started(UUID.randomUUID().toString(), each)); // hapax: nondeterministic-identity warning
    }

    @Incoming("i")
    @Outgoing("j")
    Uni<Started> theSameInEachRun(String mission) {
        return Uni.createFrom() // hapax: send warning
                .item(mission)
                .map(each -> new Started(once(each), each));
    }

    @Incoming("k")
    @Outgoing("l")
    Uni<Started> recovered(String mission) {
        return Uni.createFrom() // hapax: send warning
                .item(mission)
                .map(each -> new Started(UUID.randomUUID().toString(), each)) // hapax: nondeterministic-identity warning
                .onFailure()
                .retry()
                .atMost(3)
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().failure(failure));
    }
}
