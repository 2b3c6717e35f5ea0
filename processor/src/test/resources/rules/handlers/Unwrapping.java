import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Handlers that call themselves with what is in what they were given: its parts are endless, what is done with them is not. */
class Unwrapping {
    record Reading(UUID id, String meter, long value) {}

    private JdbcTemplate jdbc;
    private DataSource database;

    private static Reading of(Map<?, ?> fields) {
        return new Reading(
                UUID.fromString(String.valueOf(fields.get("id"))),
                String.valueOf(fields.get("meter")),
                Long.parseLong(String.valueOf(fields.get("value"))));
    }

    @KafkaListener(topics = "readings", groupId = "stored")
    public void store(Object given) {
        if (given instanceof ConsumerRecord<?, ?> record) {
            store(record.value());
        } else if (given instanceof Reading reading) {
            upsert(reading);
        } else if (given instanceof Map<?, ?> fields) {
            upsert(of(fields));
        }
    }

    private void upsert(Reading reading) {
        jdbc.update(
                "INSERT INTO readings (id, meter, value) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
                reading.id(),
                reading.meter(),
                reading.value());
    }

    @KafkaListener(topics = "readings", groupId = "summed")
    public void sum(Object given) {
        if (given instanceof ConsumerRecord<?, ?> record) {
            sum(record.value());
        } else if (given instanceof Reading reading) {
            add(reading);
        }
    }

    private void add(Reading reading) {
        jdbc.update("UPDATE meters SET readings = readings + 1 WHERE id = ?", reading.meter()); // hapax: increment warning
    }

    @KafkaListener(topics = "readings", groupId = "once")
    @Transactional
    public void once(Object given) {
        if (given instanceof ConsumerRecord<?, ?> record) {
            once(record.value());
        } else if (given instanceof Reading reading) {
            first(reading);
        } else if (given instanceof Map<?, ?> fields) {
            first(of(fields));
        }
    }

    private void first(Reading reading) {
        if (!isNew(reading.id())) {
            return;
        }
        jdbc.update("UPDATE meters SET total = total + ? WHERE id = ?", reading.value(), reading.meter());
    }

    private boolean isNew(UUID id) {
        return jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING", id) == 1;
    }

    @KafkaListener(topics = "readings", groupId = "plain")
    public void plain(Object given) throws SQLException {
        if (given instanceof ConsumerRecord<?, ?> record) {
            plain(record.value());
        } else if (given instanceof Reading reading) {
            overwrite(reading);
        } else if (given instanceof Map<?, ?> fields) {
            overwrite(of(fields));
        }
    }

    private void overwrite(Reading reading) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE meters SET latest = ? WHERE id = ?")) {
            update.setLong(1, reading.value());
            update.setString(2, reading.meter());
            update.executeUpdate();
        }
    }

    /** In a later round something else is asked for: that it is asked at the same place does not make it the same. */
    @KafkaListener(topics = "readings", groupId = "rounds")
    @Transactional
    public void rounds(Rounds given) {
        count(given.north(), "north");
        count(given.east(), "east");
        count(given.south(), "south");
        count(given.west(), "west");
        if (given.more()) {
            drawn(given);
        }
    }

    record Rounds(UUID north, UUID east, UUID south, UUID west, boolean more, boolean again) {}

    private void drawn(Rounds given) {
        count(UUID.randomUUID(), "north");
        if (given.again()) {
            rounds(given);
        }
    }

    private void count(UUID id, String meter) {
        if (jdbc.queryForObject("SELECT count(*) FROM seen WHERE id = ?", Integer.class, id) == 0) {
            jdbc.update("UPDATE meters SET readings = readings + 1 WHERE id = ?", meter); // hapax: increment warning
            jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT (id) DO NOTHING", id); // hapax: insert warning
        }
    }
}
