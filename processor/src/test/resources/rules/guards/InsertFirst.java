import dev.hapax.*;
import java.sql.*;
import javax.sql.DataSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.*;

class InsertFirst {
    record Vote(String id, String poll) {}

    @org.springframework.stereotype.Service
    static class Polls {
        private final JdbcTemplate jdbc;
        private final KafkaTemplate<String, String> kafka;

        Polls(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
            this.jdbc = jdbc;
            this.kafka = kafka;
        }

        @Transactional
        public void count(Vote vote) {
            jdbc.update("INSERT INTO votes (id) VALUES (?)", vote.id());
            jdbc.update("UPDATE polls SET votes = votes + 1 WHERE name = ?", vote.poll());
        }

        @Transactional
        public void countLast(Vote vote) {
            jdbc.update("UPDATE polls SET votes = votes + 1 WHERE name = ?", vote.poll());
            jdbc.update("INSERT INTO votes (id) VALUES (?)", vote.id());
        }

        @Transactional
        public void announce(Vote vote) {
            jdbc.update("INSERT INTO votes (id) VALUES (?)", vote.id());
            kafka.send("votes", vote.id()); // hapax: check-then-act note, unawaited-send
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void claim(String id) {
            jdbc.update("INSERT INTO votes (id) VALUES (?)", id);
        }
    }

    private final DataSource database;
    private final Polls polls;
    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    InsertFirst(DataSource database, Polls polls, JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.database = database;
        this.polls = polls;
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void caughtAroundTheTransaction(Vote vote) {
        try {
            polls.count(vote);
        } catch (DuplicateKeyException e) {
            System.out.println("known");
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void theOrderInTheTransactionDoesNotMatter(Vote vote) {
        try {
            polls.countLast(vote);
        } catch (DuplicateKeyException e) {
            System.out.println("known");
        }
    }

    @KafkaHandler(topics = "c", group = "g")
    void sentBeforeTheCommit(Vote vote) {
        try {
            polls.announce(vote);
        } catch (DuplicateKeyException e) {
            System.out.println("known");
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void claimedAndCommittedFirst(Vote vote) {
        try {
            polls.claim(vote.id());
        } catch (DuplicateKeyException e) {
            return;
        }
        kafka.send("votes", vote.id()); // hapax: mark-before-effect warning, unawaited-send
    }

    @KafkaHandler(topics = "e", group = "g")
    void caughtAndGoneOn(Vote vote) {
        try {
            polls.claim(vote.id());
        } catch (DuplicateKeyException e) {
            System.out.println("known");
        }
        kafka.send("votes", vote.id()); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "i", group = "g")
    void caughtByNobody(Vote vote) {
        jdbc.update("INSERT INTO votes (id) VALUES (?)", vote.id()); // hapax: insert
        kafka.send("votes", vote.id()); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "j", group = "g")
    void preparedAndCaughtByNobody(Vote vote) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO votes (id) VALUES (?)")) {
            insert.setString(1, vote.id());
            insert.executeUpdate(); // hapax: insert
        }
        kafka.send("votes", vote.id()); // hapax: send, unawaited-send
    }

    @KafkaHandler(topics = "f", group = "g")
    void askedByAMethod(Vote vote) {
        if (isFirst(vote.id())) {
            kafka.send("votes", vote.id()); // hapax: mark-before-effect warning, unawaited-send
        }
    }

    private boolean isFirst(String id) {
        try {
            jdbc.update("INSERT INTO votes (id) VALUES (?)", id);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    static class SeenBefore extends RuntimeException {
        SeenBefore(String id) {
            super(id);
        }
    }

    @KafkaHandler(topics = "h", group = "g")
    void saidByAnExceptionOfItsOwn(Vote vote) {
        try {
            remember(vote.id());
            kafka.send("votes", vote.id()); // hapax: mark-before-effect warning, unawaited-send
        } catch (SeenBefore e) {
            System.out.println("known");
        }
    }

    private void remember(String id) {
        try {
            jdbc.update("INSERT INTO votes (id) VALUES (?)", id);
        } catch (DuplicateKeyException e) {
            throw new SeenBefore(id);
        }
    }
}
