import java.math.BigDecimal;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** What is read by a GET, counted up, and written back by a PUT grows in the other service. */
class ReadByHttp {
    record Ride(String card, String depot, BigDecimal fare) {}

    static class Card {
        private BigDecimal credit;
        private String owner;

        BigDecimal getCredit() {
            return credit;
        }

        String getOwner() {
            return owner;
        }
    }

    static class CardChange {
        private BigDecimal credit;
        private String owner;

        void setCredit(BigDecimal credit) {
            this.credit = credit;
        }

        void setOwner(String owner) {
            this.owner = owner;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(ReadByHttp.class);
    private static final String CARD = "/cards/{id}";

    private final RestTemplate rest;
    private final WebClient web;

    ReadByHttp(RestTemplate rest, WebClient web) {
        this.rest = rest;
        this.web = web;
    }

    @KafkaListener(topics = "a")
    void byTheTemplate(Ride ride) {
        Card card = rest.getForObject(CARD, Card.class, ride.card());
        CardChange change = new CardChange();
        change.setCredit(card.getCredit().subtract(ride.fare()));
        rest.put(CARD, change, ride.card()); // hapax: increment warning
    }

    @KafkaListener(topics = "b")
    Mono<Void> inTheChain(Ride ride) {
        return web.get()
                .uri(CARD, ride.card())
                .retrieve()
                .bodyToMono(Card.class)
                .flatMap(card -> {
                    CardChange change = new CardChange();
                    change.setCredit(card.getCredit().subtract(ride.fare()));
                    return web.put() // hapax: increment warning
                            .uri(CARD, ride.card())
                            .bodyValue(change)
                            .retrieve()
                            .bodyToMono(Void.class);
                });
    }

    private Mono<Card> find(String card) {
        return web.get()
                .uri(CARD, card)
                .retrieve()
                .onStatus(HttpStatusCode::isError, ClientResponse::createException)
                .bodyToMono(Card.class)
                .doOnSubscribe(asked -> log.info("Asking for {}", card))
                .doOnNext(found -> log.info("Found {}", found))
                .doOnError(e -> log.warn("No answer", e));
    }

    private Mono<Void> change(String card, CardChange change) {
        return web.put().uri(CARD, card).bodyValue(change).retrieve().bodyToMono(Void.class); // hapax: increment warning
    }

    private Mono<Void> replace(String card, CardChange change) {
        return web.put().uri(CARD, card).bodyValue(change).retrieve().bodyToMono(Void.class);
    }

    @KafkaListener(topics = "c")
    Mono<Void> ofTwo(Ride ride) {
        return Mono.zip(find(ride.card()), find(ride.depot())).flatMap(both -> {
            CardChange change = new CardChange();
            if (both.getT1().getCredit() != null) {
                change.setCredit(both.getT1().getCredit().subtract(ride.fare()));
            }
            CardChange other = new CardChange();
            other.setCredit(both.getT2().getCredit().add(ride.fare()));
            return change(ride.card(), change).then(change(ride.depot(), other));
        });
    }

    @KafkaListener(topics = "d")
    Mono<Void> replaced(Ride ride) {
        return find(ride.card()).flatMap(card -> {
            CardChange change = new CardChange();
            change.setCredit(ride.fare());
            change.setOwner(card.getOwner());
            return replace(ride.card(), change);
        });
    }

    private Mono<Void> publish(String card, CardChange change) {
        return web.put() // hapax: increment warning
                .uri(CARD, card)
                .body(Mono.just(change), CardChange.class)
                .retrieve()
                .onStatus(HttpStatusCode::isError, ClientResponse::createException)
                .bodyToMono(Void.class);
    }

    @KafkaListener(topics = "e")
    Mono<Void> fromAPublisher(Ride ride) {
        return find(ride.card()).flatMap(card -> {
            CardChange change = new CardChange();
            change.setCredit(card.getCredit().add(ride.fare()));
            return publish(ride.card(), change);
        });
    }

    private Mono<Void> settle(String card, CardChange change) {
        return web.put().uri(CARD, card).bodyValue(change).retrieve().bodyToMono(Void.class); // hapax: increment warning
    }

    @KafkaListener(topics = "f")
    Mono<Void> ofTwoInTheChain(Ride ride) {
        return Mono.just(ride).flatMap(known -> Mono.zip(find(known.card()), find(known.depot()))
                .flatMap(both -> {
                    CardChange change = new CardChange();
                    change.setCredit(both.getT2().getCredit().add(known.fare()));
                    return settle(known.depot(), change);
                }));
    }

    private Mono<Card> owned(String card) {
        return web.get().uri(card).retrieve().bodyToMono(Card.class);
    }

    private Mono<Void> settleBoth(String card, CardChange change) {
        return web.put().uri(card).bodyValue(change).retrieve().bodyToMono(Void.class); // hapax: increment warning
    }

    @KafkaListener(topics = "g")
    Mono<Void> combined(Ride ride) {
        return owned(ride.card())
                .zipWith(owned(ride.depot()), (card, depot) -> {
                    CardChange change = new CardChange();
                    change.setCredit(depot.getCredit().add(ride.fare()));
                    return change;
                })
                .flatMap(change -> settleBoth(ride.depot(), change));
    }

    private CompletableFuture<Card> ask(String card) {
        return find(card).toFuture();
    }

    private Mono<Void> put(String card, CardChange change) {
        return web.put() // hapax: increment warning
                .uri(CARD, card)
                .body(Mono.just(change), CardChange.class)
                .retrieve()
                .bodyToMono(Void.class);
    }

    @KafkaListener(topics = "h")
    CompletableFuture<Void> ofFutures(Ride ride) {
        return ask(ride.card())
                .thenCombine(ask(ride.depot()), (card, depot) -> {
                    CardChange change = new CardChange();
                    change.setCredit(card.getCredit().subtract(ride.fare()));
                    return put(ride.card(), change);
                })
                .thenCompose(Mono::toFuture);
    }

    @KafkaListener(topics = "i")
    CompletableFuture<Void> setOfFutures(Ride ride) {
        return ask(ride.card()).thenCombine(ask(ride.depot()), (card, depot) -> {
            CardChange change = new CardChange();
            change.setOwner(card.getOwner());
            rest.put(CARD, change, ride.depot());
            return null;
        });
    }
}
