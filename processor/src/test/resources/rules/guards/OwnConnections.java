import java.sql.*;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** Claims on a connection that somebody opens by hand: whatever transaction has begun around them, they are committed at once. */
class OwnConnections {
    record Return(String id, String sku, int pieces) {}

    private DataSource database;
    private DSLContext dsl;
    private JdbcTemplate jdbc;

    private boolean claims(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO done (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, id);
            return insert.executeUpdate() == 1;
        }
    }

    private boolean claimsWithin(String id) throws SQLException {
        Connection connection = DataSourceUtils.getConnection(database);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO done (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, id);
            return insert.executeUpdate() == 1;
        }
    }

    @KafkaListener(topics = "returns", groupId = "a")
    void beforeJooq(Return back) {
        dsl.transaction(configuration -> {
            if (claims(back.id())) {
                configuration.dsl().execute("UPDATE stock SET pieces = pieces + ? WHERE sku = ?", back.pieces(), back.sku()); // hapax: mark-before-effect warning
            }
        });
    }

    @KafkaListener(topics = "returns", groupId = "b")
    @Transactional
    public void beforeSpring(Return back) throws SQLException {
        if (claims(back.id())) {
            jdbc.update("UPDATE stock SET pieces = pieces + ? WHERE sku = ?", back.pieces(), back.sku()); // hapax: mark-before-effect warning
        }
    }

    @KafkaListener(topics = "returns", groupId = "c")
    @Transactional
    public void withinSpring(Return back) throws SQLException {
        if (claimsWithin(back.id())) {
            jdbc.update("UPDATE stock SET pieces = pieces + ? WHERE sku = ?", back.pieces(), back.sku());
        }
    }
}
