import java.sql.SQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A clause that lets only those failures pass which say that the row is there already drops nothing. */
class AskedFailures {
    private final JdbcTemplate jdbc;

    AskedFailures(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void byState(String ride) {
        try {
            book(ride);
        } catch (DataAccessException e) {
            SQLException sql = (SQLException) e.getRootCause();
            if (sql != null
                    && sql.getSQLState() != null
                    && State.UNIQUE_VIOLATION.code().equals(sql.getSQLState())) {
                System.out.println("booked already");
            } else {
                throw new IllegalStateException(e);
            }
        }
    }

    @KafkaListener(topics = "b")
    void byConstantState(String ride) {
        try {
            book(ride);
        } catch (DataAccessException e) {
            if (!(e.getRootCause() instanceof SQLException sql) || !sql.getSQLState().startsWith("23")) {
                throw e;
            }
        }
    }

    @KafkaListener(topics = "c")
    void byCause(String ride) {
        try {
            book(ride);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof DataIntegrityViolationException) {
                return;
            }
            throw e;
        }
    }

    @KafkaListener(topics = "d")
    void byCode(String ride) throws SQLException {
        try {
            book(ride);
        } catch (DataAccessException e) {
            SQLException sql = (SQLException) e.getMostSpecificCause();
            if (sql.getErrorCode() != 1062) {
                throw sql;
            }
        }
    }

    @KafkaListener(topics = "e")
    void byMessage(String ride) {
        try {
            book(ride);
        } catch (DataAccessException e) {
            if (e.getMessage().contains("duplicate key")) {
                return;
            }
            throw e;
        }
    }

    /** That two transactions were in each other's way says nothing of the row. */
    @KafkaListener(topics = "f")
    void byAnotherState(String ride) {
        try {
            book(ride);
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            if (e.getRootCause() instanceof SQLException sql && "40001".equals(sql.getSQLState())) {
                return;
            }
            throw e;
        }
    }

    /** Others than drivers have codes, too. */
    @KafkaListener(topics = "h")
    void byACodeOfOurs(String ride) {
        try {
            book(ride);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            if (e instanceof Refused refused && refused.getCode() == 11000) {
                return;
            }
            throw e;
        }
    }

    abstract static class Refused extends RuntimeException {
        abstract int getCode();
    }

    /** What is asked here changes what is said, not what is done. */
    @KafkaListener(topics = "g")
    void inAnyCase(String ride) {
        try {
            book(ride);
        } catch (DataAccessException e) { // hapax: swallowed-exception warning
            if (e instanceof DataIntegrityViolationException) {
                System.out.println("booked already");
            } else {
                System.out.println("not booked");
            }
        }
    }

    private void book(String ride) {
        jdbc.update("INSERT INTO rides (id) VALUES (?)", ride);
    }

    enum State {
        UNIQUE_VIOLATION("23505");

        private final String code;

        State(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
