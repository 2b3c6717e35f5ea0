package dev.hapax.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class PostgresIT {
    private static Postgres postgres;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
    }

    @AfterAll
    static void close() {
        postgres.close();
    }

    @Test
    void isDurable() throws SQLException {
        assertThat(query(postgres.jdbcUrl(), "SHOW fsync")).isEqualTo("on");
        assertThat(query(postgres.jdbcUrl(), "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query(postgres.jdbcUrl(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    }

    @Test
    void givesEachCallerAnEmptyDatabase() throws SQLException {
        String first = postgres.newDatabase();
        String second = postgres.newDatabase();
        update(first, "CREATE TABLE mine (id int)");

        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(() -> query(second, "SELECT count(*) FROM mine")).hasMessageContaining("does not exist");
    }

    @Test
    void keepsWhatWasCommittedOverAKillAndNothingElse() throws SQLException {
        String url = postgres.newDatabase();
        update(url, "CREATE TABLE kept (id int)");
        update(url, "INSERT INTO kept VALUES (1)");
        try (Connection open = Postgres.dataSource(url).getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.executeUpdate("INSERT INTO kept VALUES (2)");
            postgres.kill();
            assertThat(postgres.isRunning()).isFalse();
            assertThatThrownBy(open::commit).isInstanceOf(SQLException.class);
        }
        postgres.restart();

        assertThat(query(url, "SELECT string_agg(id::text, ',') FROM kept")).isEqualTo("1");
        assertThat(query(url, "SHOW fsync")).isEqualTo("on");
    }

    @Test
    void comesBackAfterAStop() throws SQLException {
        String url = postgres.newDatabase();
        update(url, "CREATE TABLE kept AS SELECT 1 AS id");
        postgres.stop();
        postgres.restart();
        assertThat(query(url, "SELECT count(*) FROM kept")).isEqualTo("1");
    }

    private static void update(String url, String sql) throws SQLException {
        try (Connection connection = Postgres.dataSource(url).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = Postgres.dataSource(url).getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
