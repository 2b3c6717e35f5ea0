package dev.hapax.killmatrix;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/** A data source whose transactions die around their commit, if a handler wrote in them. */
final class TrappedDataSource {
    private TrappedDataSource() {}

    static DataSource of(DataSource target, Trap trap, ThreadLocal<Boolean> wrote) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = invoke(target, method, arguments);
            return result instanceof Connection connection ? of(connection, trap, wrote) : result;
        });
    }

    private static Connection of(Connection target, Trap trap, ThreadLocal<Boolean> wrote) {
        return proxy(Connection.class, (method, arguments) -> {
            if (!method.getName().equals("commit") || !wrote.get()) {
                return invoke(target, method, arguments);
            }
            wrote.set(false);
            trap.reached(Seam.BEFORE_DATABASE_COMMIT);
            Object result = invoke(target, method, arguments);
            trap.reached(Seam.AFTER_DATABASE_COMMIT);
            return result;
        });
    }

    private interface Call {
        Object invoke(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                TrappedDataSource.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.invoke(method, arguments)));
    }

    private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
