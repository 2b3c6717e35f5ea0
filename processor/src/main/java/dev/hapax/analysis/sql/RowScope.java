package dev.hapax.analysis.sql;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import org.jspecify.annotations.Nullable;

/** Which columns of a statement are those of the row that it writes, and where the columns of its source come from. */
final class RowScope {
    /** Packages in lower case, and a class in at least two of its letters' cases, so that no schema is taken for one. */
    private static final Pattern JAVA_CONSTANT =
            Pattern.compile("(?:[a-z_][a-z0-9_]*\\.)+(?:[A-Z]\\w*[a-z]\\w*[.$])+[A-Z][A-Z0-9_]*");

    private final Optional<String> table;
    private final Set<String> targetNames = new HashSet<>();
    private final Map<String, Map<String, Expression>> sources = new HashMap<>();
    private final Set<String> otherNames = new HashSet<>();

    RowScope(@Nullable Table target) {
        table = target == null ? Optional.empty() : StatementWords.tableName(target.getName());
        table.ifPresent(targetNames::add);
        if (target != null && target.getAlias() != null) {
            targetNames.add(name(target.getAlias()));
        }
    }

    Optional<String> table() {
        return table;
    }

    /** Names a source whose columns are these. */
    void addSource(String name, Map<String, Expression> columns) {
        sources.put(name.toLowerCase(Locale.ROOT), Map.copyOf(columns));
    }

    /** Names another table that the statement joins. */
    void addOther(Table other) {
        String name = other.getAlias() == null
                ? StatementWords.tableName(other.getName()).orElse("")
                : name(other.getAlias());
        if (!targetNames.contains(name)) {
            otherNames.add(name);
        }
    }

    static String name(Alias alias) {
        return alias.getName().replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    static String name(Column column) {
        return column.getColumnName().replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /** Whether it is a column of the row that the statement writes. */
    boolean isTarget(Column column) {
        String qualifier = qualifier(column);
        return qualifier.isEmpty()
                || targetNames.contains(qualifier)
                || (!sources.containsKey(qualifier) && !otherNames.contains(qualifier));
    }

    /** Whether the column is qualified by the target's own name. */
    boolean isNamed(Column column) {
        return targetNames.contains(qualifier(column));
    }

    /** Whether the table is the one that the statement writes. */
    boolean isTarget(Table other) {
        return table.isPresent() && StatementWords.tableName(other.getName()).equals(table);
    }

    /** What a source's column stands for. */
    Optional<Expression> source(Column column) {
        return Optional.ofNullable(
                sources.getOrDefault(qualifier(column), Map.of()).get(name(column)));
    }

    /** Whether a name is none of a column but of a constant of Java, as JPQL has them: {@code com.shop.State.PAID}. */
    static boolean isJavaConstant(Column column) {
        return column.getTable() != null
                && column.getTable().getNameParts() != null
                && JAVA_CONSTANT.matcher(column.getFullyQualifiedName()).matches();
    }

    /** The first part of the name: of {@code a.address.city} that is {@code a}. */
    private static String qualifier(Column column) {
        Table of = column.getTable();
        if (of == null || of.getNameParts() == null || of.getNameParts().isEmpty()) {
            return "";
        }
        // the parser keeps the parts of a name last first; a schema comes before the table
        List<String> parts = of.getNameParts();
        String first = parts.get(parts.size() - 1);
        return first == null ? "" : first.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}
