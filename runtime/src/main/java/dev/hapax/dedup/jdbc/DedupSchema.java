package dev.hapax.dedup.jdbc;

import java.util.stream.Collectors;

/** The tables that {@link JdbcDedupStore} needs, for those who create them with their own migrations. */
public enum DedupSchema {
    /** PostgreSQL. */
    POSTGRESQL(new PostgreSql()),
    /** MySQL and MariaDB. */
    MYSQL(new MySql()),
    /** H2. */
    H2(new H2());

    private final String sql;

    DedupSchema(Dialect dialect) {
        this.sql = text(dialect);
    }

    /**
     * The SQL that creates what is missing; it can be run again.
     *
     * @return statements, each ended with a semicolon, to be run in one transaction
     */
    public String sql() {
        return sql;
    }

    static String text(Dialect dialect) {
        return dialect.schema().stream()
                .map(sentence -> sentence.strip() + ";\n")
                .collect(Collectors.joining());
    }
}
