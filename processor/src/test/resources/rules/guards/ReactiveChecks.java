import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

/** Checks in reactive chains: what a step lets pass guards what later steps do. */
class ReactiveChecks {
    record Fare(String id, String card, int cents) {}

    @Table("cards")
    static class Card {
        @Id
        private String number;

        private int cents;

        int getCents() {
            return cents;
        }

        void setCents(int cents) {
            this.cents = cents;
        }
    }

    @Table("rides")
    static class Ride {
        @Id
        private Long number;

        private String fare;

        Ride(String fare) {
            this.fare = fare;
        }
    }

    interface Cards extends ReactiveCrudRepository<Card, String> {}

    interface Rides extends ReactiveCrudRepository<Ride, Long> {
        Mono<Boolean> existsByFare(String fare);

        Mono<Ride> findByFare(String fare);
    }

    private final Cards cards;
    private final Rides rides;

    ReactiveChecks(Cards cards, Rides rides) {
        this.cards = cards;
        this.rides = rides;
    }

    private Mono<Ride> charge(Card card, Fare fare) {
        card.setCents(card.getCents() - fare.cents()); // hapax: increment warning, increment warning
        return cards.save(card).then(rides.save(new Ride(fare.id()))); // hapax: insert warning, insert warning
    }

    @KafkaListener(topics = "a")
    Mono<Ride> unchecked(Fare fare) {
        return cards.findById(fare.card()).flatMap(card -> charge(card, fare));
    }

    private Mono<Ride> chargeOnce(Card card, Fare fare) {
        card.setCents(card.getCents() - fare.cents());
        return cards.save(card).then(rides.save(new Ride(fare.id()))); // hapax: check-then-act note, check-then-act note, check-then-act note, check-then-act note
    }

    @KafkaListener(topics = "b")
    Mono<Ride> refusedByAFailure(Fare fare) {
        return rides.existsByFare(fare.id())
                .flatMap(known -> known
                        ? Mono.<Card>error(new IllegalStateException("known: " + fare.id()))
                        : cards.findById(fare.card()))
                .flatMap(card -> chargeOnce(card, fare));
    }

    @KafkaListener(topics = "c")
    Mono<Ride> filtered(Fare fare) {
        return rides.existsByFare(fare.id())
                .filter(known -> !known)
                .flatMap(unknown -> cards.findById(fare.card()))
                .flatMap(card -> chargeOnce(card, fare));
    }

    @KafkaListener(topics = "d")
    Mono<Ride> refusedByNothing(Fare fare) {
        return rides.existsByFare(fare.id())
                .flatMap(known -> known ? Mono.<Card>empty() : cards.findById(fare.card()))
                .flatMap(card -> chargeOnce(card, fare));
    }

    private Mono<Void> refuseTheKnown(Fare fare) {
        return rides.existsByFare(fare.id())
                .flatMap(known -> known ? Mono.<Void>error(new IllegalStateException("known")) : Mono.<Void>empty())
                .then();
    }

    @KafkaListener(topics = "e")
    Mono<Ride> refusedByAMethod(Fare fare) {
        return refuseTheKnown(fare)
                .then(cards.findById(fare.card()))
                .flatMap(card -> chargeOnce(card, fare));
    }

    @KafkaListener(topics = "f")
    Mono<Ride> whereNoneIsFound(Fare fare) {
        return rides.findByFare(fare.id())
                .switchIfEmpty(Mono.defer(() -> rides.save(new Ride(fare.id()))));
    }

    @KafkaListener(topics = "g")
    Mono<Ride> afterwards(Fare fare) {
        return refuseTheKnown(fare).then(rides.save(new Ride(fare.id())));
    }

    @KafkaListener(topics = "h")
    Mono<Ride> afterAFailureThatIsPutRight(Fare fare) {
        return refuseTheKnown(fare).onErrorComplete().then(rides.save(new Ride(fare.id()))); // hapax: insert warning
    }

    @KafkaListener(topics = "i")
    Mono<Ride> findsAfterAFailureThatIsPutRight(Fare fare) {
        return refuseTheKnown(fare)
                .onErrorComplete()
                .then(cards.findById(fare.card()))
                .flatMap(card -> charge(card, fare));
    }

    @KafkaListener(topics = "j")
    Mono<Ride> alsoBegunInAnyCase(Fare fare) {
        Mono<Ride> ride = rides.save(new Ride(fare.id())); // hapax: insert warning
        return rides.findByFare(fare.id()).switchIfEmpty(ride).then(ride);
    }

    private static <T> Mono<T> where(Mono<Boolean> known, Mono<T> unknown) {
        return known.flatMap(there -> there ? Mono.error(new IllegalStateException("known")) : Mono.empty())
                .then(unknown);
    }

    @KafkaListener(topics = "k")
    Mono<Ride> begunByAMethod(Fare fare) {
        return where(rides.existsByFare(fare.id()), Mono.defer(() -> rides.save(new Ride(fare.id()))));
    }

    private static <T> Mono<T> both(Mono<Boolean> known, Mono<T> ride) {
        return Mono.zip(known, ride).filter(both -> !both.getT1()).map(both -> both.getT2());
    }

    @KafkaListener(topics = "l")
    Mono<Ride> begunWithTheCheck(Fare fare) {
        return both(rides.existsByFare(fare.id()), rides.save(new Ride(fare.id()))); // hapax: insert warning
    }

    private static <T> Mono<T> whereAsked(boolean asked, Mono<Boolean> known, Mono<T> unknown) {
        if (!asked) {
            return unknown;
        }
        return known.flatMap(there -> there ? Mono.error(new IllegalStateException("known")) : Mono.empty())
                .then(unknown);
    }

    @KafkaListener(topics = "m")
    Mono<Ride> begunByAMethodAlsoWithoutTheCheck(Fare fare) {
        return whereAsked(fare.cents() > 0, rides.existsByFare(fare.id()), Mono.defer(() -> rides.save(new Ride(fare.id())))); // hapax: insert warning
    }
}
