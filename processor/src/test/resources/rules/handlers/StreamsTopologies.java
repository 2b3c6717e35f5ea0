import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kafka Streams: its transactions, where it has them, hold what it writes itself, and nothing else that is done with a record. */
class StreamsTopologies {
    private static final String COUNTED = "UPDATE parcels SET seen = seen + 1 WHERE id = ?";
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;

    StreamsTopologies(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Bean
    KStream<String, String> counts(StreamsBuilder builder) {
        KStream<String, String> parcels = builder.stream("parcels");
        parcels.filter((id, parcel) -> !parcel.isEmpty())
                .foreach((id, parcel) -> jdbc.update(COUNTED, id)); // hapax: increment warning
        return parcels;
    }

    void overwrites(StreamsBuilder builder) {
        builder.<String, String>stream("parcels").peek((id, parcel) -> jdbc.update(ARRIVED, id)).to("arrivals");
    }

    void mapsWithAnEffect(KStream<String, String> parcels) {
        parcels.mapValues(this::booked).to("booked");
    }

    private String booked(String parcel) {
        jdbc.update("INSERT INTO bookings (at, parcel) VALUES (now(), ?)", parcel); // hapax: insert warning
        return parcel;
    }

    void loses(KStream<String, String> parcels) {
        parcels.flatMap((id, parcel) -> {
            try {
                jdbc.update(ARRIVED, id);
                return List.of(KeyValue.pair(id, parcel));
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                System.out.println("not arrived: " + id);
                return List.of();
            }
        });
    }

    void joins(KStream<String, String> parcels, KTable<String, String> routes) {
        parcels.join(routes, this::routed).to("routed");
        parcels.leftJoin(routes, (parcel, route) -> parcel + route).to("labelled");
    }

    private String routed(String parcel, String route) {
        jdbc.update("UPDATE routes SET parcels = parcels + 1 WHERE id = ?", route); // hapax: increment warning
        return parcel + route;
    }

    /** Spring Cloud Stream binds the function, which is the handler, whatever it is put together of. */
    @Bean
    Function<KStream<String, String>, KStream<String, String>> weighs() {
        return parcels -> parcels.mapValues(this::weighed);
    }

    private String weighed(String parcel) {
        jdbc.update("INSERT INTO weights (at, parcel) VALUES (now(), ?)", parcel); // hapax: insert warning
        return parcel;
    }

    /** Kafka Streams keeps the total and the offset together. */
    void totals(KStream<String, Long> weights) {
        weights.groupByKey().aggregate(() -> 0L, (id, weight, total) -> total + weight);
    }
}

class Weighing extends ContextualProcessor<String, Long, String, Long> {
    private final JdbcTemplate jdbc;

    Weighing(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void process(Record<String, Long> record) {
        jdbc.update("UPDATE totals SET weight = weight + ? WHERE id = ?", record.value(), record.key()); // hapax: increment warning
        context().forward(record);
    }
}

class LastSeen implements Processor<String, Long, Void, Void> {
    private KeyValueStore<String, Long> seen;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        seen = context.getStateStore("seen");
    }

    @Override
    public void process(Record<String, Long> record) {
        seen.put(record.key(), record.timestamp());
    }
}
