package dev.hapax.killmatrix;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.TransactionalClaims;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A store that dies after its claims and around its marks. */
record TrappedStore(DedupStore target, Trap trap) implements DedupStore {
    @Override
    public Optional<String> problem(boolean create) {
        return target.problem(create);
    }

    @Override
    public List<String> warnings() {
        return target.warnings();
    }

    @Override
    public Duration lease() {
        return target.lease();
    }

    @Override
    public Optional<Duration> retention() {
        return target.retention();
    }

    @Override
    public List<Claim> claim(List<ClaimKey> keys, String owner) throws Exception {
        List<Claim> claims = target.claim(keys, owner);
        trap.reached(Seam.AFTER_CLAIM);
        return claims;
    }

    @Override
    public List<Claim.Granted> done(List<Claim.Granted> claims) throws Exception {
        trap.reached(Seam.BEFORE_MARK);
        List<Claim.Granted> refused = target.done(claims);
        trap.reached(Seam.AFTER_MARK);
        return refused;
    }

    @Override
    public void release(List<Claim.Granted> claims) throws Exception {
        target.release(claims);
    }

    @Override
    public int forget(int atMost) throws Exception {
        return target.forget(atMost);
    }

    @Override
    public Optional<TransactionalClaims> inTransaction() {
        return target.inTransaction().map(claims -> new Trapped(claims, trap));
    }

    private record Trapped(TransactionalClaims target, Trap trap) implements TransactionalClaims {
        @Override
        public List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException {
            List<Verdict> verdicts = target.claim(connection, keys);
            trap.reached(Seam.AFTER_CLAIM);
            return verdicts;
        }

        @Override
        public void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException {
            target.giveBack(connection, keys);
        }
    }
}
