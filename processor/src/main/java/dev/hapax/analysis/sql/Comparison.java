package dev.hapax.analysis.sql;

/**
 * A condition that every affected row meets.
 *
 * @param column the column's name, in lower case
 * @param operator {@code =}, {@code <>}, {@code <}, {@code >}, {@code <=}, {@code >=}, {@code IN}, {@code NOT IN},
 *     {@code IS NULL}, {@code IS NOT NULL}
 * @param value what it is compared with; a literal {@code NULL} with the last two
 */
public record Comparison(String column, String operator, SqlValue value) {
    /**
     * Whether it fixes the column's value.
     *
     * @return whether the operator is {@code =}
     */
    public boolean isEquality() {
        return operator.equals("=");
    }
}
