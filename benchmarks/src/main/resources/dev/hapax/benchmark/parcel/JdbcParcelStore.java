package load.parcel;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Parcels in a relational database. */
public final class JdbcParcelStore implements ParcelStore {
    private static final String TABLE = "parcels";
    private static final String COLUMNS = "id, customer, status, region, cents, version";

    private final DataSource database;

    public JdbcParcelStore(DataSource database) {
        this.database = database;
    }

    @Override
    public Optional<ParcelRow> find(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM " + TABLE + " WHERE id = ?")) {
            query.setString(1, id);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    private static ParcelRow read(ResultSet rows) throws SQLException {
        ParcelRow row = new ParcelRow(rows.getString("id"));
        row.setCustomer(rows.getString("customer"));
        row.setStatus(rows.getString("status"));
        row.setRegion(rows.getString("region"));
        row.setCents(rows.getLong("cents"));
        row.setVersion(rows.getLong("version"));
        return row;
    }

    @Override
    public void save(ParcelRow row) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(upsert())) {
            bind(upsert, row);
            upsert.executeUpdate();
        }
    }

    @Override
    public void saveAll(List<ParcelRow> rows) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(upsert())) {
            for (ParcelRow row : rows) {
                bind(upsert, row);
                upsert.executeUpdate();
            }
        }
    }

    private static String upsert() {
        return "INSERT INTO " + TABLE + " (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET customer = EXCLUDED.customer, status = EXCLUDED.status,"
                + " region = EXCLUDED.region, cents = EXCLUDED.cents, version = EXCLUDED.version";
    }

    private static void bind(PreparedStatement statement, ParcelRow row) throws SQLException {
        statement.setString(1, row.getId());
        statement.setString(2, row.getCustomer());
        statement.setString(3, row.getStatus());
        statement.setString(4, row.getRegion());
        statement.setLong(5, row.getCents());
        statement.setLong(6, row.getVersion());
    }

    @Override
    public boolean changeStatus(String id, String from, String to) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + TABLE + " SET status = ? WHERE id = ? AND status = ?")) {
            update.setString(1, to);
            update.setString(2, id);
            update.setString(3, from);
            return update.executeUpdate() == 1;
        }
    }

    @Override
    public void replaceLines(String id, List<ParcelEvent.Line> lines) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < lines.size(); i++) {
                replaceLine(connection, id, i, lines.get(i));
            }
            connection.commit();
        }
    }

    private static void replaceLine(Connection connection, String id, int position, ParcelEvent.Line line)
            throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(
                "INSERT INTO parcel_lines (parcel_id, position, sku, quantity, cents) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (parcel_id, position) DO UPDATE SET sku = EXCLUDED.sku,"
                        + " quantity = EXCLUDED.quantity, cents = EXCLUDED.cents")) {
            merge.setString(1, id);
            merge.setInt(2, position);
            merge.setString(3, line.sku());
            merge.setInt(4, line.quantity());
            merge.setLong(5, line.total());
            merge.executeUpdate();
        }
    }

    @Override
    public void delete(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM " + TABLE + " WHERE id = ?")) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }
}
