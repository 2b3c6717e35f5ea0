import java.sql.*;
import java.util.*;
import org.springframework.jdbc.core.*;
import org.springframework.jdbc.support.*;
import org.springframework.kafka.annotation.KafkaListener;

/** A statement is known wherever it is prepared: by a lambda, by an object, by a factory, for a callback. */
class StatementCreators {
    record Paid(String order, long amount) {}

    private final JdbcTemplate jdbc;

    StatementCreators(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void lambda(Paid paid) {
        KeyHolder keys = new GeneratedKeyHolder();
        jdbc.update(connection -> {//X // hapax: insert warning
            PreparedStatement statement = connection.prepareStatement("INSERT INTO payments (amount) VALUES (?)", Statement.RETURN_GENERATED_KEYS);
            statement.setLong(1, paid.amount());
            return statement;
        }, keys);
    }

    @KafkaListener(topics = "b")
    public void anonymous(Paid paid) {
        PreparedStatementCreator creator = new PreparedStatementCreator() {
            @Override
            public PreparedStatement createPreparedStatement(Connection connection) throws SQLException {
                PreparedStatement statement = connection.prepareStatement("INSERT INTO payments (amount) VALUES (?)", new String[] {"id"});
                statement.setLong(1, paid.amount());
                return statement;
            }
        };
        KeyHolder keys = new GeneratedKeyHolder();
        jdbc.update(creator, keys); // hapax: insert warning
    }

    @KafkaListener(topics = "c")
    public void grows(Paid paid) {
        jdbc.update(connection -> {//X // hapax: increment warning
            PreparedStatement statement = connection.prepareStatement("UPDATE accounts SET balance = balance + ? WHERE id = ?");
            statement.setLong(1, paid.amount());
            statement.setString(2, paid.order());
            return statement;
        });
    }

    @KafkaListener(topics = "d")
    public void set(Paid paid) {
        jdbc.update(connection -> {//X
            PreparedStatement statement = connection.prepareStatement("UPDATE accounts SET balance = ? WHERE id = ?");
            statement.setLong(1, paid.amount());
            statement.setString(2, paid.order());
            return statement;
        });
    }

    @KafkaListener(topics = "e")
    public void text(Paid paid) {
        jdbc.update("INSERT INTO payments (amount) VALUES (?)", statement -> statement.setLong(1, paid.amount())); // hapax: insert warning
    }

    @KafkaListener(topics = "f")
    public void executed(Paid paid) {
        jdbc.execute("INSERT INTO payments (amount) VALUES (?)", (PreparedStatementCallback<Boolean>) statement -> {
            statement.setLong(1, paid.amount());
            return statement.execute(); // hapax: insert warning
        });
    }

    @KafkaListener(topics = "g")
    public void executedOnConnection(Paid paid) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            PreparedStatement statement = connection.prepareStatement("INSERT INTO payments (amount) VALUES (?)");
            statement.setLong(1, paid.amount());
            return statement.execute(); // hapax: insert warning
        });
    }

    @KafkaListener(topics = "h")
    public void batch(Paid paid) {
        jdbc.batchUpdate("INSERT INTO payments (amount) VALUES (?)", new BatchPreparedStatementSetter() { // hapax: insert warning
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                statement.setLong(1, paid.amount());
            }

            @Override
            public int getBatchSize() {
                return 2;
            }
        });
    }

    @KafkaListener(topics = "i")
    public void factory(Paid paid) {
        PreparedStatementCreatorFactory factory = new PreparedStatementCreatorFactory("INSERT INTO payments (amount) VALUES (?)", Types.BIGINT);
        jdbc.update(factory.newPreparedStatementCreator(List.of(paid.amount())), new GeneratedKeyHolder()); // hapax: insert warning
    }

    @KafkaListener(topics = "j")
    public void queried(Paid paid) {
        jdbc.query(connection -> connection.prepareStatement("SELECT amount FROM payments"), rows -> {});
    }
}
