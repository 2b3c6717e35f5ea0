package dev.hapax.dedup;

import java.security.SecureRandom;

/** Makes the tokens of grants. Internal to the stores; thread-safe. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    /**
     * A token that no other grant has: a store compares it with the token of the newest grant, so that it need not grow, and
     * no store has to count.
     *
     * @return 63 random bits
     */
    public static long next() {
        return RANDOM.nextLong() >>> 1;
    }
}
