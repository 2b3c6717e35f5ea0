import dev.hapax.*;
import jakarta.persistence.*;
import java.sql.*;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Persistable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

class BrokenTransactions {
    record Entry(String id, String gate) {}

    @Entity
    static class Passed implements Persistable<String> {
        @Id
        String id;

        Passed(String id) {
            this.id = id;
        }

        Passed() {}

        @Override
        public String getId() {
            return id;
        }

        @Override
        public boolean isNew() {
            return true;
        }
    }

    interface Passages extends JpaRepository<Passed, String> {}

    @org.springframework.stereotype.Service
    static class Gates {
        private final Passages passages;
        private final JdbcTemplate jdbc;

        Gates(Passages passages, JdbcTemplate jdbc) {
            this.passages = passages;
            this.jdbc = jdbc;
        }

        @Transactional
        public void caughtInside(Entry entry) {
            try {
                passages.saveAndFlush(new Passed(entry.id()));
            } catch (DataIntegrityViolationException e) { // hapax: caught-in-transaction
                System.out.println("known");
                return;
            }
            jdbc.update("UPDATE gates SET entries = entries + 1 WHERE name = ?", entry.gate());
        }

        @Transactional
        public void caughtTooEarly(Entry entry) {
            try {
                passages.save(new Passed(entry.id())); // hapax: insert
            } catch (DataIntegrityViolationException e) {
                System.out.println("never");
            }
        }

        @Transactional
        public void caughtOutside(Entry entry) {
            passages.save(new Passed(entry.id()));
            jdbc.update("UPDATE gates SET entries = entries + 1 WHERE name = ?", entry.gate());
        }

        @Transactional
        public void goesOnInside(Entry entry) {
            try {
                jdbc.update("INSERT INTO passed (id) VALUES (?)", entry.id());
            } catch (DataIntegrityViolationException e) { // hapax: caught-in-transaction warning
                System.out.println("known");
            }
            jdbc.update("UPDATE gates SET last = ? WHERE name = ?", entry.id(), entry.gate());
        }

        @Transactional
        public void endsThere(Entry entry) {
            try {
                jdbc.update("INSERT INTO passed (id) VALUES (?)", entry.id());
            } catch (DataIntegrityViolationException e) {
                System.out.println("known");
            }
        }
    }

    private final Gates gates;

    BrokenTransactions(Gates gates) {
        this.gates = gates;
    }

    @KafkaHandler(topics = "a", group = "g")
    void on(Entry entry) {
        gates.caughtInside(entry);
    }

    @KafkaHandler(topics = "b", group = "g")
    void on2(Entry entry) {
        gates.caughtTooEarly(entry);
    }

    @KafkaHandler(topics = "c", group = "g")
    void on3(Entry entry) {
        try {
            gates.caughtOutside(entry);
        } catch (DataIntegrityViolationException e) {
            System.out.println("known");
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void on4(Entry entry) {
        gates.goesOnInside(entry);
    }

    @KafkaHandler(topics = "e", group = "g")
    void on5(Entry entry) {
        gates.endsThere(entry);
    }

    @KafkaHandler(topics = "f", group = "g")
    void throughTheHandlersConnection(Entry entry, Connection c) throws SQLException {
        try (PreparedStatement s = c.prepareStatement("INSERT INTO passed (id) VALUES (?)")) {
            s.setString(1, entry.id());
            s.executeUpdate();
        } catch (SQLIntegrityConstraintViolationException e) { // hapax: caught-in-transaction warning
            System.out.println("known");
        }
    }
}
