package dev.hapax.transaction;

import dev.hapax.Statements;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements that the handler calls of one transaction collected. */
final class CollectedStatements implements Statements {
    private final Thread caller = Thread.currentThread();
    private final List<Group> ordered = new ArrayList<>();
    private final Map<String, Group> unordered = new LinkedHashMap<>();
    private final EndingSql ending;
    private boolean ended;

    CollectedStatements(EndingSql ending) {
        this.ending = ending;
    }

    /** Statements of equal SQL that are sent together. */
    private record Group(String sql, List<@Nullable Object[]> parameters) {
        void run(Connection connection) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                if (parameters.size() == 1) {
                    bind(statement, parameters.get(0));
                    statement.execute();
                    return;
                }
                for (@Nullable Object[] values : parameters) {
                    bind(statement, values);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }

        private static void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
        }
    }

    @Override
    public void add(String sql, @Nullable Object... parameters) {
        refuseOutsideOfItsCall();
        if (ordered.isEmpty() || !ordered.get(ordered.size() - 1).sql().equals(sql)) {
            ordered.add(group(sql));
        }
        ordered.get(ordered.size() - 1).parameters().add(parameters.clone());
    }

    @Override
    public void addUnordered(String sql, @Nullable Object... parameters) {
        refuseOutsideOfItsCall();
        unordered.computeIfAbsent(sql, this::group).parameters().add(parameters.clone());
    }

    private Group group(String sql) {
        if (ending.ends(sql)) {
            throw new IllegalArgumentException(GuardedConnection.refusal(sql.strip()));
        }
        return new Group(sql, new ArrayList<>());
    }

    /** Runs what was collected; nothing can be added any more. */
    void run(Connection connection) throws SQLException {
        end();
        for (Group group : ordered) {
            group.run(connection);
        }
        for (Group group : unordered.values()) {
            group.run(connection);
        }
    }

    boolean isEmpty() {
        return ordered.isEmpty() && unordered.isEmpty();
    }

    /** Whether there are statements before which another one may come: settings can be for the first statement only. */
    boolean canComeSecond() {
        return !isEmpty()
                && (ordered.isEmpty()
                        || !EndingSql.firstWord(ordered.get(0).sql()).equals("set"));
    }

    void end() {
        ended = true;
    }

    private void refuseOutsideOfItsCall() {
        if (ended) {
            throw new IllegalStateException(
                    "these statements were valid only during the handler call that they were passed to");
        }
        if (Thread.currentThread() != caller) {
            throw new IllegalStateException("statements are added on the thread of their handler call, which is "
                    + caller.getName() + ", not on " + Thread.currentThread().getName());
        }
    }
}
