package dev.hapax.runner;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.TransactionalClaims;
import dev.hapax.listener.HandlerListener;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tells how long a handler's questions to its store take.
 *
 * @param store answers them
 * @param handler the handler's name
 * @param listener is told
 */
record TimedStore(DedupStore store, String handler, HandlerListener listener) implements DedupStore {
    @Override
    public Optional<String> problem(boolean create) {
        return store.problem(create);
    }

    @Override
    public List<String> warnings() {
        return store.warnings();
    }

    @Override
    public Duration lease() {
        return store.lease();
    }

    @Override
    public Optional<Duration> retention() {
        return store.retention();
    }

    @Override
    public List<Claim> claim(List<ClaimKey> keys, String owner) throws Exception {
        long began = System.nanoTime();
        try {
            return store.claim(keys, owner);
        } finally {
            tell(began);
        }
    }

    @Override
    public List<Claim.Granted> done(List<Claim.Granted> claims) throws Exception {
        long began = System.nanoTime();
        try {
            return store.done(claims);
        } finally {
            tell(began);
        }
    }

    @Override
    public void release(List<Claim.Granted> claims) throws Exception {
        long began = System.nanoTime();
        try {
            store.release(claims);
        } finally {
            tell(began);
        }
    }

    @Override
    public int forget(int atMost) throws Exception {
        return store.forget(atMost);
    }

    @Override
    public Optional<TransactionalClaims> inTransaction() {
        return store.inTransaction().map(InTransaction::new);
    }

    private void tell(long began) {
        listener.storeAsked(handler, Duration.ofNanos(System.nanoTime() - began));
    }

    private final class InTransaction implements TransactionalClaims {
        private final TransactionalClaims claims;

        InTransaction(TransactionalClaims claims) {
            this.claims = claims;
        }

        @Override
        public List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException {
            long began = System.nanoTime();
            try {
                return claims.claim(connection, keys);
            } finally {
                tell(began);
            }
        }

        @Override
        public void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException {
            long began = System.nanoTime();
            try {
                claims.giveBack(connection, keys);
            } finally {
                tell(began);
            }
        }
    }
}
