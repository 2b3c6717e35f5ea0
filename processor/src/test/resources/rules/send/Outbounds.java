import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.kafka.sender.KafkaSender;

/** What goes out through a sender's outbound: waited for where the chain is handed back. */
class Outbounds {
    private final KafkaSender<String, String> sender;

    Outbounds(KafkaSender<String, String> sender) {
        this.sender = sender;
    }

    @KafkaListener(topics = "a")
    Mono<Void> handedBack(String parcel) {
        return sender.createOutbound()
                .send(Flux.just(new ProducerRecord<>("parcels", parcel))) // hapax: send warning
                .then();
    }

    @KafkaListener(topics = "b")
    void leftAlone(String parcel) {
        sender.createOutbound()
                .send(Flux.just(new ProducerRecord<>("parcels", parcel))) // hapax: send warning
                .then()
                .doOnSuccess(done -> System.out.println(parcel))
                .subscribe(); // hapax: async-handoff warning
    }
}
