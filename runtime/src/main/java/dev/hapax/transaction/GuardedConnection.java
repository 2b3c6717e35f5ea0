package dev.hapax.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection as a handler sees it. Whatever would end the transaction is refused: its effects and the offset would
 * no longer be committed together.
 */
final class GuardedConnection {
    private static final Set<String> ENDING =
            Set.of("commit", "close", "setAutoCommit", "abort", "unwrap", "beginRequest");

    private final Connection target;
    private final EndingSql ending;
    private final Beginning beginning;
    private final Connection proxy;
    private volatile boolean ended;
    private volatile Optional<SQLException> rolledBack = Optional.empty();

    /** Is told before the connection is used. */
    interface Beginning {
        void now() throws SQLException;
    }

    GuardedConnection(Connection target, EndingSql ending, Beginning beginning) {
        this.target = target;
        this.ending = ending;
        this.beginning = beginning;
        this.proxy = proxy(Connection.class, this::onConnection);
    }

    Connection connection() {
        return proxy;
    }

    void end() {
        ended = true;
    }

    /**
     * What the handler was told when the database rolled the transaction back by itself, to end a deadlock for example. What the
     * handler did after that may be in another one.
     */
    Optional<SQLException> rolledBack() {
        return rolledBack;
    }

    private @Nullable Object onConnection(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        if (ENDING.contains(name) || (name.equals("rollback") && method.getParameterCount() == 0)) {
            throw refused("Connection." + name + "()");
        }
        if (name.equals("isWrapperFor")) {
            return false;
        }
        refuseEndingSql(arguments);
        if (!ended && method.getDeclaringClass() != Object.class) {
            beginning.now();
        }
        Object result = invoke(target, method, arguments);
        if (result instanceof Statement statement) {
            return leadingBack(statement, method.getReturnType());
        }
        return result instanceof DatabaseMetaData metaData ? leadingBack(metaData, DatabaseMetaData.class) : result;
    }

    /** Statements and metadata know the connection that they came from: they must lead back to the guarded one. */
    private Object leadingBack(Object made, Class<?> type) {
        return proxy(type, (self, method, arguments) -> {
            if (method.getReturnType() == Connection.class) {
                return proxy;
            }
            if (method.getName().equals("unwrap")) {
                throw refused(type.getSimpleName() + ".unwrap()");
            }
            if (method.getName().equals("isWrapperFor")) {
                return false;
            }
            refuseEndingSql(arguments);
            return invoke(made, method, arguments);
        });
    }

    private @Nullable Object invoke(Object on, Method method, Object @Nullable [] arguments) throws Throwable {
        if (ended && method.getDeclaringClass() != Object.class) {
            throw new SQLException("this connection was valid only during the handler call that it was passed to");
        }
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SQLException failure && SqlFailures.rolledBack(failure)) {
                rolledBack = Optional.of(failure);
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private void refuseEndingSql(Object @Nullable [] arguments) throws SQLException {
        if (arguments == null || arguments.length == 0 || !(arguments[0] instanceof String sql)) {
            return;
        }
        if (ending.ends(sql)) {
            throw refused(EndingSql.firstWord(sql).toUpperCase(Locale.ROOT));
        }
    }

    /** Why it is refused. */
    static String refusal(String what) {
        return what
                + " is refused on a handler's connection: the runner commits the handler's effects together with the offset,"
                + " and rolls both back when the handler throws";
    }

    private static SQLException refused(String what) {
        return new SQLException(refusal(what));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(GuardedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
