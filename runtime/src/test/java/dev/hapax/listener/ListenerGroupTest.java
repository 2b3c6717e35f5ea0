package dev.hapax.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a listener can be told, now or later, reaches all of a group. */
final class ListenerGroupTest {
    static Stream<Method> events() {
        return Stream.of(HandlerListener.class.getMethods()).filter(Method::isDefault);
    }

    private static HandlerListener listener(String name, List<String> told, boolean fails) {
        return (HandlerListener) Proxy.newProxyInstance(
                ListenerGroupTest.class.getClassLoader(),
                new Class<?>[] {HandlerListener.class},
                (self, method, arguments) -> {
                    told.add(name + " " + method.getName());
                    if (fails) {
                        throw new IllegalStateException(name);
                    }
                    return null;
                });
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
        }
        return null;
    }

    @ParameterizedTest
    @MethodSource("events")
    void isToldToAllEvenIfOneFails(Method event) {
        List<String> told = new ArrayList<>();
        HandlerListener group = HandlerListener.all(listener("one", told, true), listener("two", told, false));
        Object[] arguments = Stream.of(event.getParameterTypes())
                .map(ListenerGroupTest::argument)
                .toArray();
        assertThatThrownBy(() -> event.invoke(group, arguments)).hasRootCauseMessage("one");
        assertThat(told).containsExactly("one " + event.getName(), "two " + event.getName());
    }
}
