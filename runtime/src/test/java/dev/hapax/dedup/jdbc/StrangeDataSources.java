package dev.hapax.dedup.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Data sources that do what a pool, a container or a worker that stands still can do. */
final class StrangeDataSources {
    private static final Set<String> UPDATES = Set.of("executeUpdate", "executeBatch", "execute");

    private StrangeDataSources() {}

    static DataSource afterUpdates(DataSource database, CountDownLatch updated, CountDownLatch goesOn) {
        return wrap(DataSource.class, database, (method, result) -> {
            if (UPDATES.contains(method)) {
                updated.countDown();
                goesOn.await();
            }
        });
    }

    static DataSource withoutAutoCommit(DataSource database) {
        return wrap(DataSource.class, database, (method, result) -> {
            if (result instanceof Connection connection) {
                connection.setAutoCommit(false);
            }
        });
    }

    /** Hands out one connection again and again, and never closes it. */
    static DataSource always(Connection connection) {
        Connection open = proxy(
                Connection.class,
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : invoke(method, connection, arguments));
        return proxy(DataSource.class, (proxy, method, arguments) -> open);
    }

    static DataSource committedByOthers(DataSource database) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Connection connection = (Connection) invoke(method, database, arguments);
            connection.setAutoCommit(false);
            return proxy(Connection.class, (same, called, given) -> {
                if (called.getName().equals("setAutoCommit") && Boolean.TRUE.equals(given[0])) {
                    throw new SQLException("the container commits");
                }
                return invoke(called, connection, given);
            });
        });
    }

    private interface Then {
        void then(String method, Object result) throws Exception;
    }

    private static <T> T wrap(Class<T> type, T wrapped, Then then) {
        return proxy(type, (proxy, method, arguments) -> {
            Object result = invoke(method, wrapped, arguments);
            then.then(method.getName(), result);
            if (result instanceof PreparedStatement statement) {
                return wrap(PreparedStatement.class, statement, then);
            }
            return result instanceof Connection connection ? wrap(Connection.class, connection, then) : result;
        });
    }

    private static Object invoke(Method method, Object on, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(StrangeDataSources.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
