package dev.hapax.dedup.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A script that Redis keeps under its SHA-1. Immutable and thread-safe. */
final class Script {
    private final String text;
    private final String sha1;

    Script(String text) {
        this.text = text;
        this.sha1 = sha1(text);
    }

    /** Runs it; the answer is a list of numbers. */
    List<Long> run(UnifiedJedis redis, List<String> keys, List<String> arguments) {
        Object answer;
        try {
            answer = redis.evalsha(sha1, keys, arguments);
        } catch (JedisNoScriptException e) {
            // A server that was started anew does not know it.
            answer = redis.eval(text, keys, arguments);
        }
        if (answer instanceof List<?> numbers) {
            return numbers.stream().map(number -> ((Number) number).longValue()).toList();
        }
        throw new JedisException("Redis answered " + answer + " to a script, not a list");
    }

    private static String sha1(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
