package com.acme;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.FirstStart;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import dev.hapax.Statements;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

public class Stock {
    List<String> last = List.of();

    @KafkaHandler(topics = "counts", group = "stock")
    void onCounts(List<String> counts) {
        last = counts;
    }

    @KafkaHandler(topics = "moves", group = "stock")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void onMoves(List<ConsumerRecord<String, String>> moves, Emitter<String, String> emitter) {
        moves.forEach(move -> emitter.send("moved", move.key(), move.value()));
    }

    @KafkaHandler(topics = "arrivals", group = "stock")
    @Guarantee(Delivery.EXACTLY_ONCE)
    void onArrivals(Statements statements, List<String> arrivals) {
        arrivals.forEach(arrival -> statements.add("INSERT INTO stock VALUES (?)", arrival));
    }

    @KafkaHandler(topics = "departures", group = "stock", consumers = 3, firstStart = FirstStart.END)
    void onDeparture(String departure, Statements statements) {
        statements.add("DELETE FROM stock WHERE id = ?", departure);
    }
}
