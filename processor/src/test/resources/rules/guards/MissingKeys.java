import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.StringUtils;

/** A check that is left out where there is no key protects what comes with one: what a caller hands over says which it is. */
class MissingKeys {
    record Earned(long order, String user, int points, String key) {}

    @Entity
    static class Entry {
        @Id
        @GeneratedValue
        private Long id;

        private final String user;
        private final String key;
        private final int points;

        Entry(String user, String key, int points) {
            this.user = user;
            this.key = key;
            this.points = points;
        }
    }

    interface Entries extends JpaRepository<Entry, Long> {
        Optional<Entry> findByUserAndKey(String user, String key);
    }

    private final Book book;

    MissingKeys(Book book) {
        this.book = book;
    }

    @KafkaListener(topics = "a")
    public void made(Earned earned) {
        String key = "order-" + earned.order();
        book.enter(earned, key);
    }

    @KafkaListener(topics = "b")
    public void ofTheMessage(Earned earned) {
        book.enter(earned, earned.key());
        book.enterWithText(earned, earned.key());
    }

    @KafkaListener(topics = "c")
    public void missing(Earned earned) {
        book.enterAnything(earned, null);
    }

    @KafkaListener(topics = "d")
    public void empty(Earned earned) {
        book.enterWithoutQuestion(earned, "");
    }

    @KafkaListener(topics = "e")
    public void askedInOtherWays(Earned earned) {
        book.enterThere(earned, "there-" + earned.order());
        book.enterHeld(earned, "held-" + earned.order());
        book.enterNoneEmpty(earned, "none-" + earned.order());
    }

    @KafkaListener(topics = "g")
    public void blanksAreNotNothing(Earned earned) {
        book.enterBlank(earned, " ");
    }

    @KafkaListener(topics = "f")
    public void onlyBlanksForSure(Earned earned) {
        book.enterOrLeave(earned, " " + earned.key());
    }

    @Transactional
    static class Book {
        private final Entries entries;

        Book(Entries entries) {
            this.entries = entries;
        }

        public Entry enter(Earned earned, String key) {
            if (key != null && !key.isEmpty()) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points()));
        }

        public Entry enterWithText(Earned earned, String key) {
            if (StringUtils.hasText(key)) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points()));
        }

        public Entry enterAnything(Earned earned, String key) {
            if (key != null) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points())); // hapax: insert warning
        }

        public Entry enterWithoutQuestion(Earned earned, String key) {
            if (!key.isBlank()) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points())); // hapax: insert warning
        }

        public Entry enterThere(Earned earned, String key) {
            if (Objects.nonNull(key)) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points()));
        }

        public Entry enterHeld(Earned earned, String key) {
            if (Optional.ofNullable(key).isPresent()) {
                Optional<Entry> there = entries.findByUserAndKey(earned.user(), key);
                if (there.isPresent()) {
                    return there.get();
                }
            }
            return entries.save(new Entry(earned.user(), key, earned.points()));
        }

        public Entry enterNoneEmpty(Earned earned, String key) {
            if (!StringUtils.hasLength(key) || entries.findByUserAndKey(earned.user(), key).isEmpty()) {
                return entries.save(new Entry(earned.user(), key, earned.points()));
            }
            return null;
        }

        public Entry enterBlank(Earned earned, String key) {
            if (key.isEmpty()) {
                return null;
            }
            return entries.save(new Entry(earned.user(), key, earned.points())); // hapax: insert warning
        }

        public Entry enterOrLeave(Earned earned, String key) {
            if (key.isBlank()) {
                return entries.save(new Entry(earned.user(), key, earned.points())); // hapax: insert warning
            }
            return null;
        }
    }
}
