package dev.hapax.analysis.redis;

import java.util.List;
import java.util.Set;
import org.luaj.vm2.ast.Exp;

/**
 * A command of Redis that a script runs.
 *
 * @param name its name in upper case; empty where the script computes it
 * @param args what it is given
 * @param conditions what has been looked at when it is run
 */
record ScriptCommand(String name, List<Exp> args, List<ScriptCondition> conditions) {
    private static final Set<String> GROWING =
            Set.of("INCR", "INCRBY", "INCRBYFLOAT", "DECR", "DECRBY", "HINCRBY", "HINCRBYFLOAT", "ZINCRBY");
    private static final Set<String> APPENDING =
            Set.of("APPEND", "LPUSH", "RPUSH", "LPUSHX", "RPUSHX", "LINSERT", "XADD");
    private static final Set<String> CONSUMING = Set.of(
            "LPOP",
            "RPOP",
            "LMPOP",
            "SPOP",
            "ZPOPMIN",
            "ZPOPMAX",
            "ZMPOP",
            "RPOPLPUSH",
            "LMOVE",
            "GETDEL",
            "XREADGROUP");
    private static final Set<String> SENDING = Set.of("PUBLISH", "SPUBLISH");
    private static final Set<String> READING = Set.of(
            "EXISTS",
            "TYPE",
            "TTL",
            "PTTL",
            "EXPIRETIME",
            "GET",
            "MGET",
            "STRLEN",
            "GETRANGE",
            "GETBIT",
            "BITCOUNT",
            "BITPOS",
            "HGET",
            "HMGET",
            "HGETALL",
            "HEXISTS",
            "HKEYS",
            "HVALS",
            "HLEN",
            "HSTRLEN",
            "SISMEMBER",
            "SMISMEMBER",
            "SMEMBERS",
            "SCARD",
            "SRANDMEMBER",
            "SINTER",
            "SUNION",
            "SDIFF",
            "ZSCORE",
            "ZMSCORE",
            "ZRANK",
            "ZREVRANK",
            "ZCARD",
            "ZCOUNT",
            "ZRANGE",
            "ZREVRANGE",
            "ZRANGEBYSCORE",
            "ZREVRANGEBYSCORE",
            "LLEN",
            "LRANGE",
            "LINDEX",
            "LPOS",
            "XLEN",
            "XRANGE",
            "PFCOUNT",
            "SCAN",
            "KEYS",
            "TIME",
            "PING",
            "ECHO");
    /** What leaves the store the same when it is done twice. */
    private static final Set<String> SETTING = Set.of(
            "SET",
            "SETEX",
            "PSETEX",
            "SETNX",
            "GETSET",
            "MSET",
            "MSETNX",
            "SETRANGE",
            "SETBIT",
            "HSET",
            "HMSET",
            "HSETNX",
            "SADD",
            "SMOVE",
            "ZADD",
            "LSET",
            "GETEX",
            "PFADD",
            "COPY",
            "RENAME",
            "RENAMENX");

    private static final Set<String> REMOVING = Set.of(
            "DEL",
            "UNLINK",
            "HDEL",
            "SREM",
            "ZREM",
            "ZREMRANGEBYSCORE",
            "ZREMRANGEBYRANK",
            "ZREMRANGEBYLEX",
            "LREM",
            "LTRIM",
            "XDEL",
            "XTRIM",
            "XACK");
    private static final Set<String> EXPIRING = Set.of("EXPIRE", "PEXPIRE", "EXPIREAT", "PEXPIREAT", "PERSIST");
    private static final Set<String> OTHERS = Set.of("SELECT", "REPLICATE_COMMANDS");
    private static final Set<String> FLAGS =
            Set.of("EXISTS", "SISMEMBER", "HEXISTS", "GETBIT", "SETNX", "MSETNX", "HSETNX", "SADD", "ZADD");
    private static final Set<String> VALUES = Set.of("GET", "HGET", "ZSCORE", "ZRANK", "ZREVRANK", "LPOS");
    /** Of a key, whose second argument says which of what it holds. */
    private static final Set<String> OF_MEMBERS = Set.of(
            "HGET",
            "HEXISTS",
            "HSET",
            "HSETNX",
            "HDEL",
            "HINCRBY",
            "HINCRBYFLOAT",
            "SISMEMBER",
            "SADD",
            "SREM",
            "GETBIT",
            "SETBIT");

    ScriptCommand {
        args = List.copyOf(args);
        conditions = List.copyOf(conditions);
    }

    boolean grows() {
        return GROWING.contains(name) || (name.equals("ZADD") && hasOption("INCR"));
    }

    boolean appends() {
        return APPENDING.contains(name);
    }

    boolean consumes() {
        return CONSUMING.contains(name);
    }

    boolean sends() {
        return SENDING.contains(name);
    }

    boolean reads() {
        return READING.contains(name);
    }

    boolean sets() {
        return SETTING.contains(name);
    }

    boolean removes() {
        return REMOVING.contains(name);
    }

    boolean expires() {
        return EXPIRING.contains(name) || name.equals("SETEX") || name.equals("PSETEX");
    }

    boolean isKnown() {
        return grows()
                || appends()
                || consumes()
                || sends()
                || reads()
                || sets()
                || removes()
                || expires()
                || OTHERS.contains(name);
    }

    /** Whether it answers 0 or 1, which are both true in Lua. */
    boolean isFlag() {
        return FLAGS.contains(name);
    }

    /** Whether it hands back one value, or nothing. */
    boolean isOfValue() {
        return VALUES.contains(name);
    }

    /** Whether a command says itself whether it was done before. */
    boolean claims() {
        return name.endsWith("NX") || name.equals("SADD") || (sets() && hasOption("NX"));
    }

    private boolean hasOption(String option) {
        return args.stream().anyMatch(arg -> ScriptReader.constant(arg).equalsIgnoreCase(option));
    }

    boolean isOfMember() {
        return OF_MEMBERS.contains(name) && args.size() > 1;
    }
}
