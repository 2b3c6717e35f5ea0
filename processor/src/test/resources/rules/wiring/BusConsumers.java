import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** What verticles have called at the event bus, under an address that the code names. */
class BusConsumers {
    static final String BOOKINGS = "bookings";

    static class Arrivals extends AbstractVerticle {
        private KafkaConsumer<String, String> consumer;

        @Override
        public void start() {
            consumer.handler(record -> {
                vertx.eventBus().send(BOOKINGS, record.value()); // hapax: async-handoff warning
                vertx.eventBus()
                        .request("totals", new JsonObject().put("parcel", record.key()), new DeliveryOptions(), reply -> { // hapax: async-handoff warning
                            if (reply.failed()) {
                                System.out.println("not counted");
                            }
                        });
                vertx.eventBus().publish("nobody", record.key());
                vertx.eventBus().send("by.an.object", record.key()); // hapax: async-handoff warning
                vertx.eventBus().send("overwritten", record.key()); // hapax: async-handoff warning
            });
        }
    }

    static class Books extends AbstractVerticle {
        private final JdbcTemplate jdbc;

        Books(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void start() {
            vertx.eventBus().consumer(BOOKINGS, this::book);
            vertx.eventBus().consumer("by.an.object", new Counter(jdbc));
            vertx.eventBus().<JsonObject>consumer(config().getString("totals.address", "totals"), message -> {
                jdbc.update("UPDATE totals SET parcels = parcels + 1 WHERE parcel = ?", message.body().getString("parcel")); // hapax: increment warning
                message.reply("counted");
            });
            vertx.eventBus().<String>consumer("overwritten").handler(message -> jdbc.update("UPDATE parcels SET seen = TRUE WHERE id = ?", message.body()));
            vertx.eventBus().<String>consumer("someone.else", message -> jdbc.update("INSERT INTO others (text) VALUES (?)", message.body()));
        }

        private void book(Message<String> message) {
            jdbc.update("INSERT INTO bookings (at, parcel) VALUES (now(), ?)", message.body()); // hapax: insert warning
        }
    }

    static class Counter implements Handler<Message<String>> {
        private final JdbcTemplate jdbc;

        Counter(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void handle(Message<String> message) {
            jdbc.update("UPDATE parcels SET counted = counted + 1 WHERE id = ?", message.body()); // hapax: increment warning
        }
    }
}
