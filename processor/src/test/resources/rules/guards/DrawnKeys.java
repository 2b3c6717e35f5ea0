import dev.hapax.*;
import jakarta.persistence.*;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

class DrawnKeys {
    record Entry(String member, String locker) {}

    @Entity
    static class Locker {
        @Id
        @GeneratedValue
        Long id;

        String code;
        String member;

        Locker(String code, String member) {
            this.code = code;
            this.member = member;
        }

        Locker() {}
    }

    interface Lockers extends JpaRepository<Locker, Long> {
        boolean existsByCode(String code);

        boolean existsByMemberAndCode(String member, String code);
    }

    private final Lockers lockers;
    private final StringRedisTemplate redis;
    private final KafkaTemplate<String, String> kafka;
    private final SecureRandom random = new SecureRandom();

    DrawnKeys(Lockers lockers, StringRedisTemplate redis, KafkaTemplate<String, String> kafka) {
        this.lockers = lockers;
        this.redis = redis;
        this.kafka = kafka;
    }

    @Transactional
    @KafkaHandler(topics = "a", group = "g")
    public void untilACodeIsFree(Entry entry) {
        String code;
        do {
            code = freshCode();
        } while (lockers.existsByCode(code));
        lockers.save(new Locker(code, entry.member())); // hapax: insert
    }

    private String freshCode() {
        StringBuilder code = new StringBuilder("L");
        for (int i = 0; i < 6; i++) {
            code.append(random.nextInt(10));
        }
        return code.toString();
    }

    @Transactional
    @KafkaHandler(topics = "b", group = "g")
    public void orFails(Entry entry) {
        String code = UUID.randomUUID().toString();
        if (lockers.existsByMemberAndCode(entry.member(), code)) {
            throw new IllegalStateException("taken");
        }
        lockers.save(new Locker(code, entry.member())); // hapax: insert
    }

    /** The code is the message's. */
    @Transactional
    @KafkaHandler(topics = "c", group = "g")
    public void whatTheMessageNames(Entry entry) {
        if (lockers.existsByCode(entry.locker())) {
            return;
        }
        lockers.save(new Locker(entry.locker(), entry.member()));
    }

    /** One a day: the day is mostly the same when the message comes again. */
    @Transactional
    @KafkaHandler(topics = "d", group = "g")
    public void onceADay(Entry entry) {
        String today = entry.member() + LocalDate.now();
        if (lockers.existsByCode(today)) {
            return;
        }
        lockers.save(new Locker(today, entry.member()));
    }

    /** The value says who claims, the key says what. */
    @KafkaHandler(topics = "e", group = "g")
    void claimedByToken(Entry entry) {
        String token = UUID.randomUUID().toString();
        if (Boolean.FALSE.equals(redis.opsForValue().setIfAbsent("entry:" + entry.member(), token))) {
            return;
        }
        kafka.send("entries", entry.member()); // hapax: mark-before-effect warning, unawaited-send
    }

    /** Drawn where the message brings nothing, which is seldom. */
    @Transactional
    @KafkaHandler(topics = "f", group = "g")
    public void drawnWhereNothingIsBrought(Entry entry) {
        String code = entry.locker() != null ? entry.locker() : UUID.randomUUID().toString();
        if (lockers.existsByCode(code)) {
            return;
        }
        lockers.save(new Locker(code, entry.member()));
    }

    /** Drawn for some of them. */
    @Transactional
    @KafkaHandler(topics = "g", group = "g")
    public void drawnBesideWhatIsBrought(Entry entry) {
        String code = entry.locker() + UUID.randomUUID();
        if (lockers.existsByCode(code)) {
            return;
        }
        lockers.save(new Locker(code, entry.member())); // hapax: insert
    }
}
