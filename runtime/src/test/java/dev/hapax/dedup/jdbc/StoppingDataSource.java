package dev.hapax.dedup.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** Connections of a worker that stands still when an update of its has come back. */
final class StoppingDataSource {
    private static final Set<String> UPDATES = Set.of("executeUpdate", "executeBatch", "execute");

    private StoppingDataSource() {}

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

    private interface Then {
        void then(String method, Object result) throws Exception;
    }

    private static <T> T wrap(Class<T> type, T wrapped, Then then) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(wrapped, arguments);
                then.then(method.getName(), result);
                if (result instanceof PreparedStatement statement) {
                    return wrap(PreparedStatement.class, statement, then);
                }
                return result instanceof Connection connection ? wrap(Connection.class, connection, then) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(
                Proxy.newProxyInstance(StoppingDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
