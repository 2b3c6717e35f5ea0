import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.springframework.context.annotation.Bean;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.handler.annotation.SendTo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;
import reactor.kafka.sender.SenderRecord;

/** Where nothing comes out of a chain, nothing is sent of what a handler hands back, and later steps do nothing. */
class ReactiveReplies {
    record Fare(String id, String card, int cents) {}

    record Paid(String fare) {}

    @Table("rides")
    static class Ride {
        @Id
        private Long number;

        private String fare;
        private String state;

        Ride(String fare) {
            this.fare = fare;
        }

        String getFare() {
            return fare;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    interface Rides extends ReactiveCrudRepository<Ride, Long> {
        Mono<Boolean> existsByFare(String fare);

        Mono<Ride> findByFareAndState(String fare, String state);
    }

    private final Rides rides;
    private final KafkaSender<String, String> sender;

    ReactiveReplies(Rides rides, KafkaSender<String, String> sender) {
        this.rides = rides;
        this.sender = sender;
    }

    private Mono<Paid> once(Fare fare) {
        return rides.existsByFare(fare.id())
                .flatMap(known -> known ? Mono.<Ride>empty() : rides.save(new Ride(fare.id())))
                .map(ride -> new Paid(ride.getFare()));
    }

    private Mono<Paid> close(Fare fare) {
        return rides.findByFareAndState(fare.id(), "open")
                .flatMap(ride -> {
                    ride.setState("closed");
                    return rides.save(ride);
                })
                .map(ride -> new Paid(ride.getFare()));
    }

    private Mono<Void> send(Paid paid) {
        return sender.send(Mono.just(SenderRecord.create(new ProducerRecord<>("paid", paid.fare()), 1))).then(); // hapax: mark-before-effect warning, mark-before-effect warning, mark-before-effect warning, mark-before-effect warning
    }

    private Mono<Void> sendAgain(Paid paid) {
        return sender.send(Mono.just(SenderRecord.create(new ProducerRecord<>("again", paid.fare()), 1))).then(); // hapax: send warning, send warning, send warning, send warning
    }

    @KafkaListener(topics = "a")
    Mono<Void> sends(Fare fare) {
        return once(fare).flatMap(paid -> send(paid));
    }

    @KafkaListener(topics = "b")
    Mono<Void> sendsWithin(Fare fare) {
        return Mono.just(fare).flatMap(each -> once(each)).flatMap(paid -> send(paid));
    }

    @KafkaListener(topics = "c")
    Mono<Void> sendsClosed(Fare fare) {
        return close(fare).flatMap(paid -> send(paid));
    }

    @KafkaListener(topics = "d")
    Mono<Void> sendsClosedWithin(Fare fare) {
        return Mono.just(fare).flatMap(each -> close(each)).flatMap(paid -> send(paid));
    }

    @SendTo("paid")
    @KafkaListener(topics = "e")
    Mono<Paid> replies(Fare fare) {
        return once(fare); // hapax: mark-before-effect warning
    }

    @SendTo("paid")
    @KafkaListener(topics = "f")
    Mono<Paid> repliesClosed(Fare fare) {
        return close(fare); // hapax: mark-before-effect warning
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputs() {
        return fares -> fares.concatMap(this::once); // hapax: mark-before-effect warning
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputsClosed() {
        return fares -> fares.concatMap(fare -> close(fare)).doOnNext(paid -> System.out.println(paid)); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "g")
    Mono<Void> sendsInAnyCase(Fare fare) {
        return once(fare).defaultIfEmpty(new Paid(fare.id())).flatMap(paid -> sendAgain(paid));
    }

    @KafkaListener(topics = "h")
    Mono<Void> sendsInAnyCaseWithin(Fare fare) {
        return Mono.just(fare)
                .flatMap(each -> once(each).switchIfEmpty(Mono.just(new Paid(each.id()))))
                .flatMap(paid -> sendAgain(paid));
    }

    @KafkaListener(topics = "i")
    Mono<Void> sendsWhateverFails(Fare fare) {
        return Mono.just(fare)
                .flatMap(each -> once(each).onErrorResume(failure -> Mono.just(new Paid(each.id())))) // hapax: swallowed-exception warning
                .flatMap(paid -> sendAgain(paid));
    }

    @SendTo("paid")
    @KafkaListener(topics = "j")
    Mono<Paid> repliesInAnyCase(Fare fare) {
        return close(fare).defaultIfEmpty(new Paid(fare.id())); // hapax: send warning
    }

    @SendTo("paid")
    @KafkaListener(topics = "k")
    Mono<Paid> repliesAfterwards(Fare fare) {
        return close(fare).thenReturn(new Paid(fare.id())); // hapax: send warning
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputsInAnyCase() {
        return fares -> fares.concatMap(fare -> close(fare).concatWith(Mono.just(new Paid(fare.id())))); // hapax: send warning
    }

    static class Known extends RuntimeException {}

    private Mono<Paid> refusing(Fare fare) {
        return rides.existsByFare(fare.id())
                .flatMap(known -> known ? Mono.<Ride>error(new Known()) : rides.save(new Ride(fare.id())))
                .map(ride -> new Paid(ride.getFare()));
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputsNothingForTheKnown() {
        return fares -> fares.concatMap(fare -> refusing(fare).onErrorResume(Known.class, known -> Mono.empty())); // hapax: mark-before-effect warning
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputsAnotherForTheKnown() {
        return fares -> fares.concatMap(fare -> refusing(fare).onErrorResume(Known.class, known -> Mono.just(new Paid(fare.id())))); // hapax: mark-before-effect warning, send warning
    }

    private Mono<Paid> chosen(Fare fare) {
        if (fare.cents() == 0) {
            return rides.deleteById(1L).then(Mono.empty());
        } else if (fare.cents() < 0) {
            return close(fare);
        }
        return once(fare);
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> outputsByChoice() {
        return fares -> fares.concatMap(fare -> chosen(fare)); // hapax: mark-before-effect warning
    }

    @Bean
    Function<Flux<Fare>, Flux<Paid>> neverOutputs() {
        return fares -> fares.concatMap(fare -> rides.deleteById(1L).then(Mono.empty()));
    }

    @KafkaListener(topics = "l")
    Mono<Void> sendsAnotherForTheKnown(Fare fare) {
        return Mono.just(fare)
                .flatMap(each -> refusing(each).onErrorResume(Known.class, known -> Mono.just(new Paid(each.id()))))
                .flatMap(paid -> sendAgain(paid));
    }

    private Mono<Void> sendAll(java.util.List<Paid> all) {
        return sender.send(Mono.just(SenderRecord.create(new ProducerRecord<>("all", all.toString()), 1))).then(); // hapax: send warning
    }

    @KafkaListener(topics = "m")
    Mono<Void> sendsTheListInAnyCase(Fare fare) {
        return Flux.just(fare).concatMap(each -> once(each)).collectList().flatMap(all -> sendAll(all));
    }

    @Bean
    Function<Flux<Fare>, Flux<Long>> outputsTheCountInAnyCase() {
        return fares -> fares.concatMap(fare -> once(fare).flux().count()); // hapax: send warning
    }

    private Uni<Paid> refused(Fare fare) {
        return Uni.createFrom()
                .completionStage(rides.existsByFare(fare.id()).toFuture())
                .chain(known -> known
                        ? Uni.createFrom().<Ride>failure(new Known())
                        : Uni.createFrom().completionStage(rides.save(new Ride(fare.id())).toFuture()))
                .map(ride -> new Paid(ride.getFare()));
    }

    @Incoming("fares")
    @Outgoing("paid")
    Uni<Paid> outgoing(Fare fare) {
        return refused(fare); // hapax: mark-before-effect warning
    }

    @Incoming("fares")
    @Outgoing("paid")
    Uni<Paid> outgoingInAnyCase(Fare fare) {
        return refused(fare).onFailure(Known.class).recoverWithItem(new Paid(fare.id())); // hapax: mark-before-effect warning, send warning, swallowed-exception warning
    }

    @Incoming("fares")
    @Outgoing("paid")
    Uni<Paid> outgoingTransformed(Fare fare) {
        return refused(fare).onItem().transform(paid -> new Paid("again " + paid.fare())); // hapax: mark-before-effect warning
    }
}
