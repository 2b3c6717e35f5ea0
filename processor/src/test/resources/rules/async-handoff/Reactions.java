import dev.hapax.*;
import java.sql.*;
import java.util.concurrent.*;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.*;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** What is told how a send has fared does not do the message's work; what goes on from there does. */
class Reactions {
    record Ticket(String id, String seat) {}

    private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);
    private static final String UNSENT = "UPDATE tickets SET sent = FALSE WHERE id = ?";

    private final KafkaTemplate<String, Ticket> template;
    private final Producer<String, Ticket> producer;
    private final Emitter<Ticket> emitter;
    private final JdbcTemplate jdbc;
    private final DataSource database;
    private final Publisher publisher = new Publisher();

    Reactions(
            KafkaTemplate<String, Ticket> template,
            Producer<String, Ticket> producer,
            Emitter<Ticket> emitter,
            JdbcTemplate jdbc,
            DataSource database) {
        this.template = template;
        this.producer = producer;
        this.emitter = emitter;
        this.jdbc = jdbc;
        this.database = database;
    }

    @KafkaListener(topics = "a")
    void marksAFailure(Ticket ticket) {
        template.send("tickets", ticket.id(), ticket).whenComplete((sent, failure) -> { // hapax: send warning
            if (failure != null) {
                forget(ticket);
            }
        });
    }

    private void forget(Ticket ticket) {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("DELETE FROM seats WHERE id = ?")) {
            s.setString(1, ticket.seat());
            s.executeUpdate();
        } catch (SQLException e) {
            LOG.error("seat {} stays taken", ticket.seat(), e);
        }
    }

    @KafkaListener(topics = "b")
    void onAnEmitter(Ticket ticket) {
        emitter.send(ticket).whenComplete((sent, failure) -> { // hapax: send warning
            try {
                jdbc.update(UNSENT, ticket.id());
            } catch (RuntimeException e) {
                LOG.error("ticket {}", ticket.id(), e);
            }
        });
    }

    @KafkaListener(topics = "c")
    void onAProducer(Ticket ticket) {
        producer.send(new ProducerRecord<>("tickets", ticket), (metadata, failure) -> { // hapax: send warning
            try {
                jdbc.update(UNSENT, ticket.id());
            } catch (RuntimeException e) {
                LOG.error("ticket {}", ticket.id(), e);
            }
        });
    }

    @KafkaListener(topics = "d")
    void byAnObject(Ticket ticket) {
        producer.send(new ProducerRecord<>("tickets", ticket), new Unsent(jdbc, ticket.id())); // hapax: send warning
    }

    static final class Unsent implements Callback {
        private final JdbcTemplate jdbc;
        private final String id;

        Unsent(JdbcTemplate jdbc, String id) {
            this.jdbc = jdbc;
            this.id = id;
        }

        @Override
        public void onCompletion(RecordMetadata metadata, Exception failure) {
            if (failure != null) {
                jdbc.update(UNSENT, id);
            }
        }
    }

    @KafkaListener(topics = "e")
    void onAFutureOfAHelper(Ticket ticket) {
        publisher.publish(ticket).thenAccept(sent -> jdbc.update(UNSENT, ticket.id())).exceptionally(failure -> {
            jdbc.update(UNSENT, ticket.id());
            return null;
        });
    }

    @KafkaListener(topics = "f")
    void onAFutureThatAHelperIsGiven(Ticket ticket) {
        publisher.watch(publisher.publish(ticket), ticket);
    }

    class Publisher {
        CompletableFuture<SendResult<String, Ticket>> publish(Ticket ticket) {
            return template.send("tickets", ticket.id(), ticket); // hapax: send warning, send warning
        }

        void watch(CompletableFuture<SendResult<String, Ticket>> future, Ticket ticket) {
            future.handle((sent, failure) -> jdbc.update(UNSENT, ticket.id()));
        }
    }

    @KafkaListener(topics = "g")
    void goesOnFromThere(Ticket ticket) {
        template.send("tickets", ticket.id(), ticket) // hapax: send warning, unawaited-send note
                .thenCompose(sent -> CompletableFuture.runAsync( // hapax: async-handoff warning
                        () -> jdbc.update(UNSENT, ticket.id())));
    }

    @KafkaListener(topics = "h")
    CompletionStage<Void> isWaitedFor(Ticket ticket) {
        return emitter.send(ticket).whenComplete((sent, failure) -> { // hapax: send warning
            try {
                jdbc.update(UNSENT, ticket.id());
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("ticket {}", ticket.id(), e);
            }
        });
    }

    @KafkaListener(topics = "i")
    void isNoSend(Ticket ticket) {
        CompletableFuture.supplyAsync(ticket::seat)
                .whenComplete((seat, failure) -> jdbc.update(UNSENT, ticket.id())); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "j")
    void sendsAgainWhatFailed(Ticket ticket) {
        template.send("tickets", ticket.id(), ticket).whenComplete((sent, failure) -> { // hapax: send warning
            if (failure == null) {
                return;
            }
            template.send("tickets-later", ticket.id(), ticket);
        });
    }

    @KafkaListener(topics = "k")
    void sendsOnWhatArrived(Ticket ticket) {
        template.send("tickets", ticket.id(), ticket).whenComplete((sent, failure) -> { // hapax: send warning
            if (failure == null) {
                template.send("tickets-sold", ticket.id(), ticket); // hapax: send warning
            }
        });
    }
}
