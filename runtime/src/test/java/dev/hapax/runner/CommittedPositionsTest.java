package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What a producer that is given up left on its way is ended before the committed offset is read. */
final class CommittedPositionsTest {
    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    private final List<String> asked = new ArrayList<>();

    private CommittedPositions positions(Runnable endOfEarlier) {
        Consumer<?, ?> consumer = (Consumer<?, ?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Consumer.class}, (self, method, arguments) -> {
                    asked.add(method.getName());
                    return switch (method.getName()) {
                        case "committed" -> Map.of(PARTITION, new OffsetAndMetadata(7));
                        case "beginningOffsets" -> Map.of(PARTITION, 0L);
                        default -> Map.of(PARTITION, 10L);
                    };
                });
        return new CommittedPositions(
                consumer, new LogBounds("Orders.on", consumer), CommittedPositions.First.BEGINNING, endOfEarlier);
    }

    @Test
    void endsItFirst() {
        assertThat(positions(() -> asked.add("end")).place(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, 7L));
        assertThat(asked).startsWith("end", "committed");
    }

    @Test
    void readsNothingWhileItCannotBeEnded() {
        CommittedPositions positions = positions(() -> {
            throw new TimeoutException("the broker stands still");
        });
        assertThatThrownBy(() -> positions.place(Set.of(PARTITION))).isInstanceOf(TimeoutException.class);
        assertThat(asked).isEmpty();
    }
}
