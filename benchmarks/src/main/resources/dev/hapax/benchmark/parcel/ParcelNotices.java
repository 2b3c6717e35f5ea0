package load.parcel;

import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, acts and marks: fine under at-least-once, with a note about the time between. */
public final class ParcelNotices {
    private static final Logger LOG = LoggerFactory.getLogger(ParcelNotices.class);

    private final DataSource database;

    public ParcelNotices(DataSource database) {
        this.database = database;
    }

    @KafkaHandler(topics = "parcel-noticed", group = "parcel-notices")
    public void onNoticed(ParcelEvent event) throws SQLException {
        ParcelChecks.check(event);
        if (!isNoticed(event.eventId())) {
            count(event.customer());
            notice(event.eventId(), event.customer());
            LOG.info("noticed {}", event.eventId());
        }
    }

    private boolean isNoticed(String eventId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT 1 FROM parcel_notices WHERE event_id = ?")) {
            query.setString(1, eventId);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void count(String customer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE parcel_customers SET notices = notices + 1 WHERE customer = ?")) {
            update.setString(1, customer);
            update.executeUpdate();
        }
    }

    private void notice(String eventId, String customer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO parcel_notices (event_id, customer) VALUES (?, ?)")) {
            insert.setString(1, eventId);
            insert.setString(2, customer);
            insert.executeUpdate();
        }
    }
}
