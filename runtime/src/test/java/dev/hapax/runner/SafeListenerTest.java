package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a listener can be told, now or later, is told, and what it throws is kept from the runner. */
final class SafeListenerTest {
    static Stream<Method> events() {
        return Stream.of(HandlerListener.class.getMethods()).filter(Method::isDefault);
    }

    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return 2;
        } else if (type == boolean.class) {
            return true;
        } else if (type == String.class) {
            return "handler";
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == RecordAddress.class) {
            return new RecordAddress("handler", "topic", 0, 0);
        }
        return null;
    }

    @ParameterizedTest
    @MethodSource("events")
    void isToldAndMayFail(Method event) throws Exception {
        List<String> told = new ArrayList<>();
        HandlerListener failing = (HandlerListener) Proxy.newProxyInstance(
                SafeListenerTest.class.getClassLoader(),
                new Class<?>[] {HandlerListener.class},
                (self, method, arguments) -> {
                    told.add(method.getName());
                    throw new IllegalStateException("no");
                });
        Object[] arguments = Stream.of(event.getParameterTypes())
                .map(SafeListenerTest::argument)
                .toArray();
        event.invoke(SafeListener.of(failing), arguments);
        assertThat(told).containsExactly(event.getName());
    }
}
