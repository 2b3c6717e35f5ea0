import dev.hapax.*;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import org.springframework.data.redis.core.BoundValueOperations;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import redis.clients.jedis.Jedis;

/** What is checked by one class of a client is marked by another: both are about one store. */
class StoreMarks {
    record Parcel(String id, String customer, String note) {}

    private final StringRedisTemplate spring;
    private final Jedis jedis;
    private final RedisCommands<String, String> lettuce;
    private final JavaMailSender mails;

    StoreMarks(
            StringRedisTemplate spring, Jedis jedis, RedisCommands<String, String> lettuce, JavaMailSender mails) {
        this.spring = spring;
        this.jedis = jedis;
        this.lettuce = lettuce;
        this.mails = mails;
    }

    @KafkaHandler(topics = "a", group = "g")
    void marksByAnotherClassOfSpring(Parcel parcel) {
        if (!Boolean.TRUE.equals(spring.hasKey("sent:" + parcel.id()))) {
            mails.send(new SimpleMailMessage()); // hapax: check-then-act note
            spring.opsForValue().set("sent:" + parcel.id(), "1");
        }
    }

    @KafkaHandler(topics = "b", group = "g")
    void marksForAWeek(Parcel parcel) {
        String key = key(parcel);
        if (Boolean.TRUE.equals(spring.hasKey(key))) {
            return;
        }
        mails.send(new SimpleMailMessage()); // hapax: check-then-act note
        spring.opsForValue().set(key(parcel), "1", Duration.ofDays(7));
    }

    private static String key(Parcel parcel) {
        return "sent:" + parcel.id();
    }

    @KafkaHandler(topics = "c", group = "g")
    void marksByABoundObject(Parcel parcel) {
        BoundValueOperations<String, String> mark = spring.boundValueOps(parcel.id());
        if (!spring.hasKey(parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: check-then-act note
            mark.set("1");
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void marksByJedis(Parcel parcel) {
        if (jedis.exists(parcel.id())) {
            return;
        }
        mails.send(new SimpleMailMessage()); // hapax: check-then-act note
        jedis.setex(parcel.id(), 1_000_000, "1");
    }

    @KafkaHandler(topics = "e", group = "g")
    void marksByLettuce(Parcel parcel) {
        if (lettuce.exists(parcel.id()) == 0) {
            mails.send(new SimpleMailMessage()); // hapax: check-then-act note
            lettuce.set(parcel.id(), parcel.note());
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void marksInAHash(Parcel parcel) {
        if (!spring.opsForHash().hasKey("parcels", parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: check-then-act note
            spring.opsForHash().put("parcels", parcel.id(), "sent");
        }
    }

    @KafkaHandler(topics = "g", group = "g")
    void marksInASet(Parcel parcel) {
        if (jedis.sismember("parcels", parcel.id())) {
            return;
        }
        mails.send(new SimpleMailMessage()); // hapax: check-then-act note
        jedis.sadd("parcels", parcel.id());
    }

    @KafkaHandler(topics = "h", group = "g")
    void asksForTheParcelAndMarksTheCustomer(Parcel parcel) {
        if (!spring.hasKey(parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: remote-call, open-guard note
            spring.opsForValue().set(parcel.customer(), parcel.id());
        }
    }

    @KafkaHandler(topics = "i", group = "g")
    void marksUnderAnotherPrefix(Parcel parcel) {
        if (jedis.exists("parcel:" + parcel.id())) {
            return;
        }
        mails.send(new SimpleMailMessage()); // hapax: remote-call, open-guard note
        jedis.set("sent:" + parcel.id(), "1");
    }

    @KafkaHandler(topics = "j", group = "g")
    void marksInAnotherHash(Parcel parcel) {
        if (!spring.opsForHash().hasKey("parcels", parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: remote-call, open-guard note
            spring.opsForHash().put("mails", parcel.id(), "sent");
        }
    }

    @KafkaHandler(topics = "k", group = "g")
    void marksNothing(Parcel parcel) {
        if (!spring.hasKey(parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: remote-call, open-guard note
            spring.opsForList().range(parcel.id(), 0, 1);
        }
    }

    @KafkaHandler(topics = "l", group = "g")
    void marksUnderAKeyOfWhichNothingIsKnown(Parcel parcel) {
        if (!spring.hasKey(parcel.id())) {
            mails.send(new SimpleMailMessage()); // hapax: check-then-act note
            spring.opsForValue().set(parcel.id().strip(), "1");
        }
    }
}
