package dev.hapax.analysis.sql;

import java.util.List;

/** The way in: judges statements. Thread-safe. */
public final class SqlStatements {
    /**
     * Stands in a statement for a fragment whose text is not known, as in {@code "UPDATE accounts SET " + UNKNOWN + "
     * WHERE id = ?"}. It may stand for anything, from part of a name to several clauses.
     */
    public static final String UNKNOWN = "hapax_unknown";

    private SqlStatements() {}

    /**
     * Judges a text of one or more statements.
     *
     * @param sql PostgreSQL, MySQL, MariaDB, H2, Oracle or SQL Server; JPQL and HQL; with parameters in the forms of
     *     JDBC, JPA, Spring, PostgreSQL and MyBatis
     * @return one judgement a statement, at least one; never throws, and gives up on a statement after some seconds
     */
    public static List<SqlJudgement> judge(String sql) {
        return List.of(new SqlJudgement.Unparsable(sql, "not built yet"));
    }
}
