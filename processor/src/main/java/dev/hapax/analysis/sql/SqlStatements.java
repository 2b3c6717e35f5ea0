package dev.hapax.analysis.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The way in: judges statements. Thread-safe. */
public final class SqlStatements {
    /**
     * Stands in a statement for a fragment whose text is not known, as in {@code "UPDATE accounts SET " + UNKNOWN + "
     * WHERE id = ?"}. It may stand for anything, from part of a name to several clauses. Digits may follow, to tell fragments apart.
     */
    public static final String UNKNOWN = "hapax_unknown";

    private SqlStatements() {}

    /**
     * Judges a text of one or more statements.
     *
     * @param sql PostgreSQL, MySQL, MariaDB, H2, Oracle or SQL Server; JPQL and HQL; with parameters in the forms of
     *     JDBC, JPA, Spring, PostgreSQL and MyBatis
     * @return at least one judgement a statement, in order; never throws, and gives up on a statement after some seconds
     */
    public static List<SqlJudgement> judge(String sql) {
        if (sql.length() > StatementParser.MAX_LENGTH) {
            return List.of(new SqlJudgement.Unparsable(
                    SqlText.shorten(sql), "it is longer than " + StatementParser.MAX_LENGTH + " characters"));
        }
        List<SqlText> statements = SqlText.split(sql);
        if (statements.isEmpty()) {
            return List.of(new SqlJudgement.Unparsable(SqlText.shorten(sql), "it holds no statement"));
        }
        List<SqlJudgement> judgements = new ArrayList<>();
        for (SqlText statement : statements) {
            judgements.addAll(judgeSafely(statement));
        }
        return List.copyOf(judgements);
    }

    private static List<SqlJudgement> judgeSafely(SqlText statement) {
        try {
            return judge(statement);
        } catch (RuntimeException | StackOverflowError e) {
            // trees that nobody thought of, or too deep ones: said, and the rest of the build goes on
            return List.of(new SqlJudgement.Unparsable(
                    SqlText.shorten(statement.shown(statement.text())),
                    "judging it failed (" + e.getClass().getSimpleName() + ")"));
        }
    }

    private static List<SqlJudgement> judge(SqlText written) {
        SqlText statement = written.withText(DialectForms.toCommonForm(written.text()));
        Optional<SqlJudgement> byWords = StatementWords.judge(statement);
        if (byWords.isPresent()) {
            return List.of(byWords.get());
        }
        StatementParser.Result parsed = StatementParser.parse(statement.text());
        if (parsed instanceof StatementParser.Parsed ok) {
            return new StatementJudge(statement).judge(ok.statement());
        }
        String why = ((StatementParser.Failed) parsed).why();
        if (statement.hasUnknown()) {
            SqlText without = statement.withoutUnknownClauses();
            if (!without.text().equals(statement.text())
                    && StatementParser.parse(without.text()) instanceof StatementParser.Parsed ok) {
                return new StatementJudge(statement).judgePartly(ok.statement());
            }
        }
        return List.of(StatementWords.judgeUnparsed(statement, why));
    }
}
