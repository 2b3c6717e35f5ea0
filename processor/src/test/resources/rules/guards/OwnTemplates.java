import dev.hapax.KafkaHandler;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** A query whose rows are read by a lambda that is handed to a method of one's own: what was asked is known all the same. */
class OwnTemplates {
    interface Setting<T> {
        void accept(T t) throws SQLException;
    }

    interface Reading<T, R> {
        R apply(T t) throws SQLException;
    }

    private DataSource source;

    @KafkaHandler(topics = "a", group = "g")
    void on(String pair) {
        Optional<Long> known = find(pair);
        if (known.isEmpty()) {
            update("INSERT INTO rates (pair, rate) VALUES (?, 1)", ps -> ps.setString(1, pair));
        }
    }

    private Optional<Long> find(String pair) {
        return query(
                "SELECT * FROM rates WHERE pair = ?",
                ps -> ps.setString(1, pair),
                rs -> rs.next() ? Optional.of(rs.getLong("id")) : Optional.empty());
    }

    protected <T> T query(String sql, Setting<PreparedStatement> setter, Reading<ResultSet, T> reader) {
        try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement(sql)) {
            setter.accept(ps);
            try (ResultSet rs = ps.executeQuery()) {
                return reader.apply(rs);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("q", e);
        }
    }

    protected int update(String sql, Setting<PreparedStatement> setter) {
        try (Connection con = source.getConnection(); PreparedStatement ps = con.prepareStatement(sql)) {
            setter.accept(ps);
            return ps.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("u", e);
        }
    }
}
