package dev.hapax.dedup.redis;

/**
 * What Redis does in one step. A message is a hash: {@code digest}, {@code owner}, {@code token}, and {@code until}, the end
 * of the lease in milliseconds since 1970 by Redis's clock, which a message that is marked has no more.
 */
final class Scripts {
    /** How a claim is answered where the answer is not the rest of another worker's lease. */
    static final long GRANTED = -1;

    static final long DONE = -2;
    static final long OTHER_PAYLOAD = -3;

    /** Arguments: owner, token, lease, retention, then a digest for each key. Returns an answer for each key. */
    static final Script CLAIM = new Script("""
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local answers = {}
            for i, key in ipairs(KEYS) do
                local held = redis.call('HMGET', key, 'digest', 'owner', 'until')
                local digest = ARGV[4 + i]
                local left = held[3] and tonumber(held[3]) - now or 0
                if held[1] and held[1] ~= digest then
                    answers[i] = -3
                elseif held[1] and not held[3] then
                    answers[i] = -2
                elseif held[1] and held[2] ~= ARGV[1] and left > 0 then
                    answers[i] = left
                else
                    redis.call('HSET', key, 'digest', digest, 'owner', ARGV[1], 'token', ARGV[2],
                        'until', string.format('%.0f', now + tonumber(ARGV[3])))
                    redis.call('PEXPIRE', key, ARGV[4])
                    answers[i] = -1
                end
            end
            return answers
            """);

    /**
     * Arguments: retention, then a token and a digest for each key. Returns 1 for each key that is marked, 0 for one that
     * another worker has. A key that Redis has lost is marked: nobody else has it.
     */
    static final Script MARK = new Script("""
            local answers = {}
            for i, key in ipairs(KEYS) do
                local token = redis.call('HGET', key, 'token')
                if token and token ~= ARGV[2 * i] then
                    answers[i] = 0
                else
                    redis.call('HSET', key, 'digest', ARGV[2 * i + 1], 'token', ARGV[2 * i])
                    redis.call('HDEL', key, 'until', 'owner')
                    redis.call('PEXPIRE', key, ARGV[1])
                    answers[i] = 1
                end
            end
            return answers
            """);

    /** Arguments: a token for each key. */
    static final Script RELEASE = new Script("""
            for i, key in ipairs(KEYS) do
                local held = redis.call('HMGET', key, 'token', 'until')
                if held[1] == ARGV[i] and held[2] then
                    redis.call('DEL', key)
                end
            end
            return {}
            """);

    private Scripts() {}
}
