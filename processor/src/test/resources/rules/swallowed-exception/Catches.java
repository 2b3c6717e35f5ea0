import dev.hapax.*;
import java.sql.SQLException;
import java.util.*;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.*;
import org.springframework.dao.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.slf4j.*;

class Catches {
    record Parcel(String id, String depot, int weight) {}

    static class DepotClosed extends RuntimeException {}

    private static final Logger LOG = LoggerFactory.getLogger(Catches.class);
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;
    private final Producer<String, Parcel> producer;
    private final Depots depots = new Depots();

    Catches(JdbcTemplate jdbc, Producer<String, Parcel> producer) {
        this.jdbc = jdbc;
        this.producer = producer;
    }

    @KafkaHandler(topics = "a", group = "g")
    void logsAndReturns(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (Exception e) { // hapax: swallowed-exception
            LOG.error("could not store {}", parcel.id(), e);
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void throwsAgain(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (DataAccessException e) {
            LOG.error("could not store {}", parcel.id(), e);
            throw new IllegalStateException("parcel " + parcel.id(), e);
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void throwsSomeAgain(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            if (e instanceof TransientDataAccessException) {
                throw e;
            }
            LOG.error("could not store {}", parcel.id(), e);
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void inWhatItCalls(Parcel parcel) {
        depots.store(parcel);
    }

    @KafkaHandler(topics = "e", group = "g")
    void throwsLater(Parcel parcel) {
        boolean stored = false;
        try {
            jdbc.update(ARRIVED, parcel.id());
            stored = true;
        } catch (DataAccessException e) {
            LOG.error("could not store {}", parcel.id(), e);
        }
        if (!stored) {
            throw new IllegalStateException("not stored");
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void throwsWhatItKept(Parcel parcel) {
        RuntimeException failure = null;
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (DataAccessException e) {
            failure = e;
        } finally {
            LOG.info("done with {}", parcel.id());
        }
        if (failure != null) {
            throw failure;
        }
    }

    @KafkaHandler(topics = "g", group = "g")
    void asksTheResult(Parcel parcel) {
        if (!depots.tryToStore(parcel)) {
            throw new IllegalStateException("not stored");
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void forgetsTheResult(Parcel parcel) {
        depots.tryToClose(parcel);
    }

    @KafkaHandler(topics = "i", group = "g")
    void triesThreeTimes(Parcel parcel) {
        for (int attempt = 1; ; attempt++) {
            try {
                jdbc.update(ARRIVED, parcel.id());
                return;
            } catch (DataAccessException e) {
                if (attempt == 3) {
                    throw e;
                }
                LOG.warn("again", e);
            }
        }
    }

    @KafkaHandler(topics = "j", group = "g")
    void givesUpInTheEnd(Parcel parcel) {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                jdbc.update(ARRIVED, parcel.id());
                return;
            } catch (DataAccessException e) { // hapax: swallowed-exception
                LOG.warn("again", e);
            }
        }
        LOG.error("gave up on {}", parcel.id());
    }

    @KafkaHandler(topics = "k", group = "g")
    void batch(List<Parcel> parcels) {
        for (Parcel parcel : parcels) {
            try {
                jdbc.update(ARRIVED, parcel.id());
            } catch (Exception e) { // hapax: swallowed-exception
                LOG.error("skipped {}", parcel.id(), e);
            }
        }
    }

    @KafkaHandler(topics = "l", group = "g")
    void batchThatFailsInTheEnd(List<Parcel> parcels) {
        List<String> failed = new ArrayList<>();
        for (Parcel parcel : parcels) {
            try {
                jdbc.update(ARRIVED, parcel.id());
            } catch (Exception e) {
                failed.add(parcel.id());
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("failed: " + failed);
        }
    }

    @KafkaHandler(topics = "m", group = "g")
    void known(Parcel parcel) {
        try {
            jdbc.update("INSERT INTO parcels (id) VALUES (?)", parcel.id());
        } catch (DuplicateKeyException e) {
            LOG.info("{} is there already", parcel.id());
        }
    }

    @KafkaHandler(topics = "n", group = "g")
    void parsesWithADefault(Parcel parcel) {
        int days;
        try {
            days = Integer.parseInt(parcel.depot());
        } catch (NumberFormatException e) {
            days = 1;
        }
        jdbc.update("UPDATE parcels SET days = ? WHERE id = ?", days, parcel.id());
    }

    @KafkaHandler(topics = "o", group = "g")
    void byDesignPerhaps(Parcel parcel) {
        try {
            depots.mustBeOpen(parcel);
            jdbc.update(ARRIVED, parcel.id());
        } catch (DepotClosed e) { // hapax: swallowed-exception warning
            LOG.info("{} waits", parcel.id());
        }
    }

    @KafkaHandler(topics = "p", group = "g")
    void reports(Parcel parcel) throws Exception {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            jdbc.update("UPDATE parcels SET state = 'failed' WHERE id = ?", parcel.id());
        }
    }

    @KafkaHandler(topics = "q", group = "g")
    void deadLetters(ConsumerRecord<String, Parcel> record) throws Exception {
        try {
            jdbc.update(ARRIVED, record.value().id());
        } catch (DataAccessException e) {
            producer.send(new ProducerRecord<>("parcels-dlq", record.key(), record.value())).get();
        }
    }

    @KafkaHandler(topics = "r", group = "g")
    void returnsInFinally(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } finally {
            return; // hapax: swallowed-exception
        }
    }

    @KafkaHandler(topics = "s", group = "g")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void mayLose(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id()); // hapax: lossy-guarantee warning
        } catch (DataAccessException e) {
            LOG.error("lost {}", parcel.id());
        }
    }

    @KafkaHandler(topics = "t", group = "g")
    void looksOnly(Parcel parcel) {
        try {
            LOG.info("{} rows", jdbc.queryForList("SELECT id FROM parcels WHERE depot = ?", parcel.depot()).size());
        } catch (DataAccessException e) {
            LOG.warn("no rows today");
        }
    }

    @KafkaHandler(topics = "u", group = "g")
    void alwaysThrowsInAHelper(Parcel parcel) {
        try {
            jdbc.update(ARRIVED, parcel.id());
        } catch (DataAccessException e) {
            fail(parcel, e);
        }
    }

    private static void fail(Parcel parcel, Exception cause) {
        throw new IllegalStateException("parcel " + parcel.id(), cause);
    }

    @KafkaHandler(topics = "v", group = "g")
    void severalInARow(Parcel parcel) {
        try {
            depots.storeOrThrow(parcel);
        } catch (Exception e) { // hapax: swallowed-exception
            LOG.error("outer", e);
        }
    }

    @KafkaHandler(topics = "w", group = "g")
    void resources(Parcel parcel) throws SQLException {
        try (java.sql.Connection connection = jdbc.getDataSource().getConnection();
                java.sql.PreparedStatement statement = connection.prepareStatement(ARRIVED)) {
            statement.setString(1, parcel.id());
            statement.executeUpdate();
        }
    }

    class Depots {
        void store(Parcel parcel) {
            try {
                jdbc.update("UPDATE depots SET last = ? WHERE name = ?", parcel.id(), parcel.depot());
            } catch (RuntimeException e) { // hapax: swallowed-exception
                LOG.error("depot", e);
            }
        }

        void storeOrThrow(Parcel parcel) {
            try {
                jdbc.update("UPDATE depots SET next = ? WHERE name = ?", parcel.id(), parcel.depot());
            } catch (RuntimeException e) {
                throw new IllegalStateException(e);
            }
        }

        boolean tryToStore(Parcel parcel) {
            try {
                jdbc.update("UPDATE depots SET first = ? WHERE name = ?", parcel.id(), parcel.depot());
                return true;
            } catch (RuntimeException e) {
                return false;
            }
        }

        boolean tryToClose(Parcel parcel) {
            try {
                jdbc.update("UPDATE depots SET open = FALSE WHERE name = ?", parcel.depot());
                return true;
            } catch (RuntimeException e) { // hapax: swallowed-exception
                return false;
            }
        }

        void mustBeOpen(Parcel parcel) {
            if (parcel.weight() > 20) {
                throw new DepotClosed();
            }
        }
    }
}
