package load.parcel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What is unsafe to do again; each marked line must be found. */
final class ParcelLeaks {
    private final DataSource database;

    ParcelLeaks(DataSource database) {
        this.database = database;
    }

    void credit(ParcelEvent event) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE parcel_accounts SET balance = balance + ? WHERE customer = ?")) {
            update.setLong(1, event.total());
            update.setString(2, event.customer());
            update.executeUpdate(); // hapax: increment
        }
    }

    void note(ParcelEvent event, String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO parcel_journal (external_id, customer, cents) VALUES (?, ?, ?)")) {
            insert.setString(1, id);
            insert.setString(2, event.customer());
            insert.setLong(3, event.cents());
            insert.executeUpdate(); // hapax: insert
        }
    }
}
