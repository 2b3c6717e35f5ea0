import dev.hapax.*;
import java.sql.*;
import java.util.*;
import java.util.function.*;
import org.apache.kafka.clients.producer.*;

class Helpers {
    record Parcel(String id, String kind) {}

    private final javax.sql.DataSource database;
    private final Producer<String, String> producer;

    Helpers(javax.sql.DataSource database, Producer<String, String> producer) {
        this.database = database;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void refusedByAMethod(Parcel parcel) throws SQLException {
        refuseTheKnown(parcel.id());
        producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: check-then-act note, unawaited-send
        know(parcel.id());
    }

    private void refuseTheKnown(String id) throws SQLException {
        if (isKnown(id)) {
            throw new IllegalStateException("known: " + id);
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void askedTheOtherWayRound(Parcel parcel) throws SQLException {
        if (isNew(parcel.id())) {
            producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: check-then-act note, unawaited-send
            know(parcel.id());
        }
    }

    private boolean isNew(String id) throws SQLException {
        return !isKnown(id);
    }

    @KafkaHandler(topics = "c", group = "g")
    void onceByATemplate(Parcel parcel) throws SQLException {
        once(parcel.id(), () -> producer.send(new ProducerRecord<>("out", parcel.id()))); // hapax: check-then-act note, unawaited-send
    }

    private void once(String id, Runnable work) throws SQLException {
        if (!isKnown(id)) {
            work.run();
            know(id);
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void onceByATemplateOfATemplate(Parcel parcel) throws SQLException {
        outer(parcel.id(), () -> {
            producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: check-then-act note, unawaited-send
            return null;
        });
    }

    private <T> T outer(String id, Supplier<T> work) throws SQLException {
        Object[] result = new Object[1];
        once(id, () -> result[0] = work.get());
        return null;
    }

    @KafkaHandler(topics = "e", group = "g")
    void aTemplateThatGuardsNothing(Parcel parcel) {
        run(() -> producer.send(new ProducerRecord<>("out", parcel.id()))); // hapax: send, unawaited-send
    }

    private void run(Runnable work) {
        work.run();
    }

    @KafkaHandler(topics = "f", group = "g")
    void anotherRowIsMarked(Parcel parcel) throws SQLException {
        try (Connection c = database.getConnection()) {
            PreparedStatement s = c.prepareStatement("SELECT 1 FROM known WHERE id = ?");
            s.setString(1, parcel.id());
            if (!s.executeQuery().next()) {
                producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: send, open-guard note, unawaited-send
                c.createStatement().executeUpdate("UPDATE known SET checked = true WHERE id = 'other'");
            }
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void aFailureIsSaidWhereNothingIsFound(Parcel parcel) throws SQLException {
        if (!isKnown(parcel.id())) {
            producer.send(new ProducerRecord<>("unknown", parcel.id())); // hapax: send, unawaited-send
            return;
        }
        producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "i", group = "g")
    void bySwitch(Parcel parcel) throws SQLException {
        switch (state(parcel.id())) {
            case "NEW" -> {
                producer.send(new ProducerRecord<>("out", parcel.id())); // hapax: check-then-act note, unawaited-send
                setState(parcel.id(), "SENT");
            }
            default -> {}
        }
    }

    private String state(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("SELECT state FROM parcels WHERE id = ?")) {
            s.setString(1, id);
            ResultSet rows = s.executeQuery();
            rows.next();
            return rows.getString("state");
        }
    }

    private void setState(String id, String state) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("UPDATE parcels SET state = ? WHERE id = ?")) {
            s.setString(1, state);
            s.setString(2, id);
            s.executeUpdate();
        }
    }

    private boolean isKnown(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("SELECT 1 FROM known WHERE id = ?")) {
            s.setString(1, id);
            return s.executeQuery().next();
        }
    }

    private void know(String id) throws SQLException {
        try (Connection c = database.getConnection();
                PreparedStatement s = c.prepareStatement("INSERT INTO known (id) VALUES (?) ON CONFLICT DO NOTHING")) {
            s.setString(1, id);
            s.executeUpdate();
        }
    }
}
