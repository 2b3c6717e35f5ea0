import java.util.concurrent.CompletableFuture;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** A chain that a called method has begun goes on by itself; one that it only hands back never begins. */
class StartedByCallees {
    private final Carriers carriers;

    StartedByCallees(Carriers carriers) {
        this.carriers = carriers;
    }

    @KafkaListener(topics = "a")
    void dropped(String parcel) {
        carriers.begin(parcel).whenComplete((done, failure) -> System.out.println(done));
    }

    @KafkaListener(topics = "b")
    void awaited(String parcel) {
        carriers.beginAgain(parcel).join();
    }

    @KafkaListener(topics = "c")
    void neverBegun(String parcel) {
        carriers.describe(parcel).doOnNext(done -> System.out.println(done)); // hapax: async-handoff warning
    }
}

class Carriers {
    private final WebClient web;

    Carriers(WebClient web) {
        this.web = web;
    }

    CompletableFuture<String> begin(String parcel) {
        return web.post() // hapax: remote-call warning
                .uri("/parcels/" + parcel)
                .retrieve()
                .bodyToMono(String.class)
                .toFuture() // hapax: async-handoff warning
                .exceptionally(failure -> {
                    throw new IllegalStateException(failure);
                });
    }

    CompletableFuture<String> beginAgain(String parcel) {
        return web.post() // hapax: remote-call warning
                .uri("/parcels/" + parcel)
                .retrieve()
                .bodyToMono(String.class)
                .toFuture();
    }

    Mono<String> describe(String parcel) {
        return web.post().uri("/parcels/" + parcel).retrieve().bodyToMono(String.class);
    }
}
