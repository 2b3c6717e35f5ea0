import dev.hapax.*;
import java.util.List;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.DefaultRedisScript;
import org.springframework.data.redis.core.script.RedisScript;
import redis.clients.jedis.commands.ScriptingKeyCommands;

class RedisScripts {
    record Sale(String id, String item, String user, int amount) {}

    private static final RedisScript<Long> TAKE = new DefaultRedisScript<>("""
            -- takes one, whoever asks
            return redis.call('DECRBY', KEYS[1], ARGV[1])
            """, Long.class);

    private static final DefaultRedisScript<Long> TAKE_ONCE;

    static {
        TAKE_ONCE = new DefaultRedisScript<>();
        TAKE_ONCE.setScriptText("""
                local stock = KEYS[1]
                local buyers = KEYS[2]
                if tonumber(redis.call('get', stock)) <= 0 then
                    return 1
                end
                if redis.call('sismember', buyers, ARGV[1]) == 1 then
                    return 2
                end
                redis.call('incrby', stock, -1)
                redis.call('sadd', buyers, ARGV[1])
                return 0
                """);
        TAKE_ONCE.setResultType(Long.class);
    }

    private final DefaultRedisScript<Long> write;
    private final RedisScript<Long> handedIn;
    private final StringRedisTemplate redis;
    private final ScriptingKeyCommands jedis;

    RedisScripts(StringRedisTemplate redis, ScriptingKeyCommands jedis, RedisScript<Long> handedIn) {
        this.redis = redis;
        this.jedis = jedis;
        this.handedIn = handedIn;
        this.write = new DefaultRedisScript<>();
        this.write.setScriptText("""
                local counts = redis.call('GET', KEYS[1])
                if not counts then counts = string.rep('0', 8) end
                local old = tonumber(string.sub(counts, 1, 4))
                local new = old + tonumber(ARGV[1])
                counts = string.format('%04d', new) .. string.sub(counts, 5)
                redis.call('SET', KEYS[1], counts)
                return new
                """);
    }

    @KafkaHandler(topics = "a", group = "g")
    void takes(Sale sale) {
        redis.execute(TAKE, List.of(sale.item()), String.valueOf(sale.amount())); // hapax: increment
    }

    @KafkaHandler(topics = "b", group = "g")
    void takesOnce(Sale sale) {
        redis.execute(TAKE_ONCE, List.of(sale.item(), "buyers:" + sale.item()), sale.user());
    }

    @KafkaHandler(topics = "c", group = "g")
    void writesWhatItReckoned(Sale sale) {
        redis.execute(write, List.of(sale.item()), String.valueOf(sale.amount())); // hapax: increment
    }

    @KafkaHandler(topics = "d", group = "g")
    void onlyALimit(Sale sale) {
        RedisScript<Long> script = RedisScript.of(
                "if tonumber(redis.call('GET', KEYS[1])) > 0 then redis.call('DECR', KEYS[1]) end", Long.class);
        redis.execute(script, List.of(sale.item())); // hapax: increment
    }

    @KafkaHandler(topics = "e", group = "g")
    void givesBack(Sale sale) {
        DefaultRedisScript<Long> script = new DefaultRedisScript<>();
        script.setScriptText("redis.call('INCR', KEYS[1]) redis.call('SREM', KEYS[2], ARGV[1])");
        redis.execute(script, List.of(sale.item(), "buyers:" + sale.item()), sale.user()); // hapax: increment
    }

    @KafkaHandler(topics = "f", group = "g")
    void givesBackOnce(Sale sale) {
        String script = """
                local buyers = 'buyers:' .. KEYS[1]
                if redis.call("SISMEMBER", buyers, ARGV[1]) == 1 then
                    redis.call("INCRBY", KEYS[1], ARGV[2])
                    redis.call("SREM", buyers, ARGV[1])
                end
                """;
        jedis.eval(script, List.of(sale.item()), List.of(sale.user(), "1"));
    }

    @KafkaHandler(topics = "g", group = "g")
    void checksAnother(Sale sale) {
        String script = """
                if redis.call("SISMEMBER", KEYS[2], ARGV[1]) == 0 then
                    redis.call("INCRBY", KEYS[1], ARGV[2])
                    redis.call("SADD", KEYS[2], ARGV[2])
                end
                """;
        jedis.eval(script, List.of(sale.item(), "done"), List.of(sale.id(), "1")); // hapax: increment
    }

    @KafkaHandler(topics = "h", group = "g")
    void claims(Sale sale) {
        String script = """
                if redis.call('SET', KEYS[2], '1', 'NX') then
                    return redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])
                end
                return 0
                """;
        jedis.eval(script, List.of("sold", "seen:" + sale.id()), List.of(sale.item()));
        jedis.eval(
                "local new = redis.call('SETNX', KEYS[2], 1) if new == 0 then return 0 else redis.call('INCR', KEYS[1]) end",
                List.of(sale.item(), "counted:" + sale.id()),
                List.of());
    }

    @KafkaHandler(topics = "i", group = "g")
    void claimsLater(Sale sale) {
        String script = """
                redis.call('INCR', KEYS[1])
                if redis.call('SETNX', KEYS[2], '1') == 1 then
                    redis.call('DEL', KEYS[3])
                end
                """;
        jedis.eval(script, List.of(sale.item(), "seen:" + sale.id(), "cache"), List.of()); // hapax: increment
    }

    @KafkaHandler(topics = "j", group = "g")
    void releases(Sale sale) {
        jedis.eval(
                "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
                List.of("lock:" + sale.item()),
                List.of(sale.id()));
    }

    @KafkaHandler(topics = "k", group = "g")
    void appends(Sale sale) {
        jedis.eval("redis.call('XADD', KEYS[1], '*', 'id', ARGV[1])", List.of("sales"), List.of(sale.id())); // hapax: append
    }

    @KafkaHandler(topics = "l", group = "g")
    void publishes(Sale sale) {
        jedis.eval("redis.call('PUBLISH', KEYS[1], ARGV[1])", List.of("sales"), List.of(sale.id())); // hapax: send
    }

    @KafkaHandler(topics = "m", group = "g")
    void overwrites(Sale sale) {
        jedis.eval(
                "redis.call('HSET', KEYS[1], 'buyer', ARGV[1]) redis.call('EXPIRE', KEYS[1], 60 + 60)",
                List.of(sale.item()),
                List.of(sale.user()));
    }

    @KafkaHandler(topics = "n", group = "g")
    void counts(Sale sale) {
        String script = """
                local count = redis.call('INCR', KEYS[1])
                if count == 1 then redis.call('PEXPIRE', KEYS[1], 60000) end
                return count
                """;
        jedis.eval(script, List.of("rate:" + sale.user()), List.of()); // hapax: increment warning
    }

    @KafkaHandler(topics = "o", group = "g")
    void unknown(Sale sale) {
        redis.execute(handedIn, List.of(sale.item())); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "p", group = "g")
    void noLua(Sale sale) {
        jedis.eval("redis.call('INCR', KEYS[1]", List.of(sale.item()), List.of()); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "q", group = "g")
    void anyCommand(Sale sale) {
        jedis.eval("redis.call(ARGV[1], KEYS[1])", List.of(sale.item()), List.of("INCR")); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "r", group = "g")
    void startsOrCounts(Sale sale) {
        String script = """
                if redis.call('EXISTS', KEYS[1]) == 0 then
                    redis.call('SET', KEYS[1], 1)
                else
                    redis.call('INCR', KEYS[1])
                end
                """;
        jedis.eval(script, List.of(sale.item()), List.of()); // hapax: increment
    }

    @KafkaHandler(topics = "s", group = "g")
    void onlyForThoseWhoHaveBought(Sale sale) {
        String script = """
                if redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 1 then
                    redis.call('INCR', KEYS[1])
                    redis.call('SADD', KEYS[2], ARGV[1])
                end
                """;
        jedis.eval(script, List.of(sale.item(), "buyers"), List.of(sale.user())); // hapax: increment
    }

    @KafkaHandler(topics = "t", group = "g")
    void onlyAgain(Sale sale) {
        String script = """
                local new = redis.call('SADD', KEYS[2], ARGV[1])
                if new == 0 then
                    return redis.call('INCR', KEYS[1])
                end
                return 0
                """;
        jedis.eval(script, List.of(sale.item(), "buyers"), List.of(sale.user())); // hapax: increment
    }

    @KafkaHandler(topics = "u", group = "g")
    void zeroIsTrueInLua(Sale sale) {
        String script = """
                if redis.call('SETNX', KEYS[2], '1') then
                    redis.call('INCR', KEYS[1])
                end
                """;
        jedis.eval(script, List.of(sale.item(), sale.id()), List.of()); // hapax: increment
    }

    @KafkaHandler(topics = "v", group = "g")
    void byItsStatus(Sale sale) {
        String script = """
                local status = redis.call('HGET', KEYS[2], 'status')
                if status == 'PAID' or not status then
                    return 0
                end
                redis.call('HSET', KEYS[2], 'status', 'PAID')
                return redis.call('INCRBY', KEYS[1], ARGV[1])
                """;
        jedis.eval(script, List.of("income", sale.id()), List.of("5"));
    }

    @KafkaHandler(topics = "w", group = "g")
    void staysAsItIs(Sale sale) {
        String script = """
                if redis.call('HGET', KEYS[2], 'status') ~= 'OPEN' then
                    return 0
                end
                redis.call('HSET', KEYS[2], 'status', 'OPEN')
                return redis.call('INCRBY', KEYS[1], ARGV[1])
                """;
        jedis.eval(script, List.of("income", sale.id()), List.of("5")); // hapax: increment
    }

    @KafkaHandler(topics = "x", group = "g")
    void byAnotherName(Sale sale) {
        String script = "local call = redis.call call('INCR', KEYS[1])";
        jedis.eval(script, List.of(sale.item()), List.of()); // hapax: unjudged-call warning
        jedis.eval("local r = redis r.call('INCR', KEYS[1])", List.of(sale.item()), List.of()); // hapax: unjudged-call warning
        jedis.eval("loadstring(ARGV[1])()", List.of(sale.item()), List.of()); // hapax: unjudged-call warning
        jedis.eval("redis.call('ZADD', KEYS[1], 'INCR', 1, ARGV[1])", List.of(sale.item()), List.of()); // hapax: increment
        jedis.eval("redis.call('PFADD', KEYS[1], ARGV[1])", List.of(sale.item()), List.of());
        jedis.eval("redis.log(redis.LOG_NOTICE, ARGV[1])", List.of(sale.item()), List.of());
    }

    @KafkaHandler(topics = "y", group = "g")
    void inAFunction(Sale sale) {
        String script = """
                local function add(key, by)
                    return redis.call('INCRBY', key, by)
                end
                return add(KEYS[1], ARGV[1])
                """;
        jedis.eval(script, List.of(sale.item()), List.of("1")); // hapax: increment
    }

    @KafkaHandler(topics = "z", group = "g")
    void parametersAreOtherKeys(Sale sale) {
        String script = """
                local function isNew(key)
                    return redis.call('EXISTS', key) == 0
                end
                local function keep(key)
                    redis.call('SET', key, '1')
                end
                if redis.call('EXISTS', key) == 0 then
                    redis.call('INCR', KEYS[1])
                end
                keep(KEYS[3])
                """;
        jedis.eval(script, List.of(sale.item(), sale.id(), "last"), List.of()); // hapax: increment
    }

    @KafkaHandler(topics = "aa", group = "g")
    void ofItself(Sale sale) {
        String script = "local n = tonumber(n) if n == 1 then redis.call('INCR', KEYS[1]) end";
        jedis.eval(script, List.of(sale.item()), List.of()); // hapax: increment
        jedis.eval("a = b b = a if a == 1 then redis.call('INCR', KEYS[1]) end", List.of(sale.item()), List.of()); // hapax: increment
    }

    @KafkaHandler(topics = "ab", group = "g")
    void markedWithTheLastOnly(Sale sale) {
        String script = """
                if redis.call('EXISTS', KEYS[2]) == 1 then
                    return 0
                end
                if ARGV[1] == 'last' then
                    redis.call('SET', KEYS[2], '1')
                end
                return redis.call('INCR', KEYS[1])
                """;
        jedis.eval(script, List.of(sale.item(), sale.id()), List.of(sale.user())); // hapax: increment
    }
}
