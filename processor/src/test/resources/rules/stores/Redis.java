import dev.hapax.*;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import org.springframework.data.redis.core.StringRedisTemplate;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.SetParams;

class Redis {
    record Vote(String id, String song) {}

    private final StringRedisTemplate spring;
    private final Jedis jedis;
    private final RedisCommands<String, String> lettuce;
    private final ValueCommands<String, Long> quarkus;

    Redis(
            StringRedisTemplate spring,
            Jedis jedis,
            RedisCommands<String, String> lettuce,
            ValueCommands<String, Long> quarkus) {
        this.spring = spring;
        this.jedis = jedis;
        this.lettuce = lettuce;
        this.quarkus = quarkus;
    }

    @KafkaHandler(topics = "a", group = "g")
    void counts(Vote vote) {
        spring.opsForValue().increment(vote.song()); // hapax: increment
        spring.opsForHash().increment("votes", vote.song(), 1); // hapax: increment
        jedis.incr(vote.song()); // hapax: increment
        lettuce.incrby(vote.song(), 1); // hapax: increment
        quarkus.incr(vote.song()); // hapax: increment
        lettuce.zincrby("top", 1, vote.song()); // hapax: increment
        jedis.rpush("log", vote.id()); // hapax: append
        jedis.lpop("queue"); // hapax: consume
        spring.convertAndSend("votes", vote.id()); // hapax: send
        jedis.publish("votes", vote.id()); // hapax: send
    }

    @KafkaHandler(topics = "b", group = "g")
    void overwrites(Vote vote) {
        spring.opsForValue().set(vote.id(), vote.song());
        jedis.set(vote.id(), vote.song());
        lettuce.set(vote.id(), vote.song(), SetArgs.Builder.ex(60));
        jedis.sadd("songs", vote.song());
        quarkus.set(vote.song(), 1L);
    }

    @KafkaHandler(topics = "c", group = "g")
    void readsAndWritesBack(Vote vote) {
        long before = quarkus.get(vote.song());
        quarkus.set(vote.song(), before + 1); // hapax: increment
    }

    @KafkaHandler(topics = "d", group = "g")
    void claimsFirst(Vote vote) {
        if ("OK".equals(jedis.set("vote:" + vote.id(), "1", SetParams.setParams().nx()))) {
            jedis.incr(vote.song()); // hapax: mark-before-effect warning
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void claimsAndAsksForAnAnswer(Vote vote) {
        if (jedis.set("vote:" + vote.id(), "1", SetParams.setParams().nx()) != null) {
            jedis.incr(vote.song()); // hapax: mark-before-effect warning
        }
    }

    @KafkaHandler(topics = "f", group = "g")
    void doesItWhereItWasNotTheFirst(Vote vote) {
        if (jedis.set("vote:" + vote.id(), "1", SetParams.setParams().nx()) == null) {
            jedis.incr(vote.song()); // hapax: increment
        }
    }

    @KafkaHandler(topics = "y", group = "g")
    void takesTheNextSeat(Vote vote) {
        String seat = jedis.lpop("seats"); // hapax: consume
        jedis.hset("taken", vote.id(), seat);
    }

    @KafkaHandler(topics = "z", group = "g")
    void takesItsOwnSeat(Vote vote) {
        jedis.hdel("seats", vote.id());
    }
}
