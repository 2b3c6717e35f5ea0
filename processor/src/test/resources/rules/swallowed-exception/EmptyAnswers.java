import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A failure of which the handler sees only that nothing is handed back: it leaves out what it does with something. */
@Component
class EmptyAnswers {
    record Reading(String sensor, int value) {}

    interface Reader {
        Optional<Reading> read(String text);
    }

    static class JsonReader implements Reader {
        private final ObjectMapper json = new ObjectMapper();

        @Override
        public Optional<Reading> read(String text) {
            try {
                return Optional.of(json.readValue(text, Reading.class));
            } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
                return Optional.empty();
            }
        }

        Reading readOrNull(String text) {
            try {
                return json.readValue(text, Reading.class);
            } catch (IOException e) { // hapax: swallowed-exception warning
                return null;
            }
        }

        Reading readOrFail(String text) {
            try {
                return json.readValue(text, Reading.class);
            } catch (IOException e) {
                return null;
            }
        }

        Optional<Reading> readOrKeep(String text) {
            try {
                return Optional.of(json.readValue(text, Reading.class));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        Optional<Reading> readOrTakeAnother(String text) {
            try {
                return Optional.of(json.readValue(text, Reading.class));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    /** Hands on what it gets. */
    static class Readings {
        private final JsonReader reader = new JsonReader();

        Reading of(ConsumerRecord<String, String> record) {
            return reader.readOrNull(record.value());
        }
    }

    private final JdbcTemplate jdbc;
    private final DatabaseClient database;
    private final KafkaTemplate<String, String> kafka;
    private final RestTemplate http;
    private final ObjectMapper json = new ObjectMapper();
    private final Reader reader = new JsonReader();
    private final Readings readings = new Readings();
    private final JsonReader jsonReader = new JsonReader();

    EmptyAnswers(
            JdbcTemplate jdbc, DatabaseClient database, KafkaTemplate<String, String> kafka, RestTemplate http) {
        this.jdbc = jdbc;
        this.database = database;
        this.kafka = kafka;
        this.http = http;
    }

    @KafkaListener(topics = "a")
    public void ifPresent(String text) {
        reader.read(text).filter(reading -> reading.value() > 0).ifPresent(this::set);
    }

    @KafkaListener(topics = "b")
    public void ifNotNull(ConsumerRecord<String, String> record) {
        Reading reading = readings.of(record);
        if (reading != null) {
            set(reading);
        }
    }

    @KafkaListener(topics = "c")
    public void fails(String text) {
        Reading reading = jsonReader.readOrFail(text);
        if (reading == null) {
            throw new IllegalArgumentException(text);
        }
        set(reading);
    }

    @KafkaListener(topics = "d")
    public void keeps(ConsumerRecord<String, String> record) {
        Optional<Reading> reading = jsonReader.readOrKeep(record.value());
        if (reading.isEmpty()) {
            kafka.send("readings.DLT", record.key(), record.value()).join();
            return;
        }
        set(reading.get());
    }

    @KafkaListener(topics = "e")
    public void takesAnother(String text) {
        set(jsonReader.readOrTakeAnother(text).orElse(new Reading("unknown", 0)));
    }

    @KafkaListener(topics = "i")
    public void makesAnother(String text) {
        Reading reading = jsonReader.readOrTakeAnother(text)
                .map(this::stored)
                .orElseGet(() -> stored(new Reading("unknown", 0)));
        kafka.send("stored", reading.sensor(), text).join(); // hapax: send warning
    }

    private Reading stored(Reading reading) {
        set(reading);
        return reading;
    }

    @KafkaListener(topics = "f")
    public Mono<Void> inAChain(List<String> texts) {
        return Flux.fromIterable(texts)
                .flatMap(text -> {
                    try {
                        return update(json.readValue(text, Reading.class));
                    } catch (JsonProcessingException e) { // hapax: swallowed-exception warning
                        return Mono.empty();
                    }
                })
                .then();
    }

    @KafkaListener(topics = "g")
    public Mono<Long> failsInAChain(String text) {
        try {
            return update(json.readValue(text, Reading.class));
        } catch (JsonProcessingException e) {
            return Mono.error(e);
        }
    }

    /** What is remembered is asked first: where that fails, it is asked for elsewhere. */
    @KafkaListener(topics = "h")
    public void remembered(String sensor) {
        Reading reading = remember(sensor);
        if (reading == null) {
            reading = http.getForObject("/readings/{id}", Reading.class, sensor);
        }
        set(reading);
    }

    private Reading remember(String sensor) {
        try {
            return jdbc.queryForObject(
                    "SELECT sensor, value FROM readings WHERE sensor = ?",
                    (row, number) -> new Reading(row.getString(1), row.getInt(2)),
                    sensor);
        } catch (RuntimeException e) {
            return null;
        }
    }

    private void set(Reading reading) {
        jdbc.update("UPDATE readings SET value = ? WHERE sensor = ?", reading.value(), reading.sensor());
    }

    private Mono<Long> update(Reading reading) {
        return database.sql("UPDATE readings SET value = :value WHERE sensor = :sensor")
                .bind("value", reading.value())
                .bind("sensor", reading.sensor())
                .fetch()
                .rowsUpdated();
    }
}
