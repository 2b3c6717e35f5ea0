import dev.hapax.*;
import org.springframework.data.annotation.Id;
import org.springframework.data.r2dbc.core.R2dbcEntityTemplate;
import org.springframework.data.relational.core.mapping.Table;
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
}
