import dev.hapax.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.data.relational.core.query.Update;
import org.springframework.kafka.annotation.KafkaListener;
import reactor.core.publisher.Mono;

class SpringR2dbc {
    record Reading(String meter, int value) {}

    @Table("readings")
    static class Measured {
        @Id
        private Long id;

        private String meter;
        private int value;

        Measured(String meter, int value) {
            this.meter = meter;
            this.value = value;
        }
    }

    private final R2dbcEntityTemplate template;

    SpringR2dbc(R2dbcEntityTemplate template) {
        this.template = template;
    }

    @KafkaListener(topics = "a")
    Mono<Measured> inserts(Reading reading) {
        return template.insert(new Measured(reading.meter(), reading.value())); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    Mono<Measured> insertsFluently(Reading reading) {
        return template.insert(Measured.class).into("readings").using(new Measured(reading.meter(), reading.value())); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    Mono<Void> onceByAnException(Reading reading) {
        return template.insert(Measured.class)
                .using(new Measured(reading.meter(), reading.value())) // hapax: insert warning
                .onErrorResume(failure -> Mono.empty()) // hapax: swallowed-exception warning
                .then();
    }

    @KafkaListener(topics = "d")
    Mono<Long> overwritesFluently(Reading reading) {
        return template.update(Measured.class)
                .matching(Query.query(Criteria.where("meter").is(reading.meter())))
                .apply(Update.update("value", reading.value()));
    }

    @KafkaListener(topics = "e")
    Mono<Long> countsFluently(Reading reading) {
        return template.selectOne(Query.query(Criteria.where("meter").is(reading.meter())), Measured.class)
                .flatMap(there -> template.update(Measured.class)
                        .matching(Query.query(Criteria.where("meter").is(reading.meter())))
                        .apply(Update.update("value", there.value + reading.value()))); // hapax: increment warning
    }

    @KafkaListener(topics = "f")
    void nobodyWaits(Reading reading) {
        template.update(Measured.class).apply(Update.update("value", reading.value())).subscribe(); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "g")
    Mono<Long> countsByQuery(Reading reading) {
        Query ofMeter = Query.query(Criteria.where("meter").is(reading.meter()));
        return template.selectOne(ofMeter, Measured.class)
                .flatMap(there -> template.update(ofMeter, Update.update("value", there.value + 1), Measured.class)); // hapax: increment warning
    }
}
