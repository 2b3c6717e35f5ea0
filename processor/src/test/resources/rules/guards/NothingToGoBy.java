import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** A claim that lets through what has no id is one for what has one; a claim that can be switched off is none. */
class NothingToGoBy {
    private final Seen seen;
    private final JdbcTemplate jdbc;
    private boolean strict;

    NothingToGoBy(Seen seen, JdbcTemplate jdbc) {
        this.seen = seen;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void unlessNull(Visit visit) {
        if (seen.unlessNull(visit.id())) {
            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.page());
        }
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void unlessBlank(Visit visit) {
        if (seen.unlessBlank(visit.id())) {
            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.page());
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void withText(Visit visit) {
        if (seen.withText(visit.id())) {
            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.page());
        }
    }

    @KafkaListener(topics = "e")
    @Transactional
    public void ifStrict(Visit visit) {
        if (seen.ifStrict(strict, visit.id())) {
            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.page()); // hapax: increment warning
        }
    }

    /** What is not there is not what it goes by. */
    @KafkaListener(topics = "g")
    @Transactional
    public void unlessThereIsNoPage(Visit visit) {
        if (seen.unlessNoPage(visit.id(), visit.page())) {
            jdbc.update("UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.id()); // hapax: increment warning
        }
    }

    /** The mark commits by itself. */
    @KafkaListener(topics = "f")
    public void inNoTransaction(Visit visit) {
        if (seen.unlessBlank(visit.id())) {
            jdbc.update( // hapax: mark-before-effect warning
                    "UPDATE pages SET visits = visits + 1 WHERE id = ?", visit.page());
        }
    }

    record Visit(String id, String page) {}

    @Repository
    static class Seen {
        private static final String MARK = "INSERT INTO seen_visits (visit_id) VALUES (?)";

        private final JdbcTemplate jdbc;

        Seen(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        boolean unlessNull(String id) {
            if (id == null) {
                return true;
            }
            return isFirst(id);
        }

        boolean unlessBlank(String id) {
            if (id == null || id.trim().isEmpty()) {
                return true;
            }
            try {
                jdbc.update(MARK, id);
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }

        boolean withText(String id) {
            if (!StringUtils.hasText(id)) {
                return true;
            }
            return isFirst(id);
        }

        boolean unlessNoPage(String id, String page) {
            if (page == null || page.isBlank()) {
                return true;
            }
            try {
                jdbc.update(MARK, id);
                return true;
            } catch (DuplicateKeyException e) { // hapax: caught-in-transaction warning
                return false;
            }
        }

        boolean ifStrict(boolean strict, String id) {
            if (!strict) {
                return true;
            }
            try {
                jdbc.update(MARK, id);
                return true;
            } catch (DuplicateKeyException e) { // hapax: caught-in-transaction warning
                return false;
            }
        }

        private boolean isFirst(String id) {
            try {
                jdbc.update(MARK, id);
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }
    }
}
