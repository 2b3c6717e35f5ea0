package dev.hapax.dedup.jdbc;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.Tokens;
import dev.hapax.dedup.TransactionalClaims;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims for good, in the transaction of the effects. */
final class JdbcTransactionalClaims implements TransactionalClaims {
    /** No lease has it, so that none is taken for one that this worker left behind. */
    private static final String NOBODY = "";

    private final Dialects dialects;

    JdbcTransactionalClaims(Dialects dialects) {
        this.dialects = dialects;
    }

    @Override
    public List<Verdict> claim(Connection connection, List<ClaimKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return List.of();
        }
        Insertion insertion = new Insertion(keys, NOBODY, Tokens.next(), Optional.empty(), 0);
        List<Claim> answers = new Claiming(dialects.of(connection), connection).claim(insertion);
        List<Verdict> verdicts = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            verdicts.add(verdict(keys.get(i), answers.get(i)));
        }
        return verdicts;
    }

    private static Verdict verdict(ClaimKey key, Claim answer) throws SQLTransientException {
        if (answer instanceof Claim.Granted) {
            return Verdict.NEW;
        } else if (answer instanceof Claim.Done) {
            return Verdict.DUPLICATE;
        } else if (answer instanceof Claim.OtherPayload) {
            return Verdict.OTHER_PAYLOAD;
        }
        throw new SQLTransientException("another worker has a lease on the key \"" + key.key() + "\"");
    }

    @Override
    public void giveBack(Connection connection, List<ClaimKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(Statements.giveBack(keys.size()))) {
            Statements.bindKeys(statement, Statements.bindScope(statement, 1, keys.get(0)), keys);
            statement.executeUpdate();
        }
    }
}
