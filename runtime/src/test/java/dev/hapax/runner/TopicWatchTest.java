package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TopicWatchTest {
    private final Map<String, String> cluster = new HashMap<>(Map.of("orders", "id-1", "payments", "id-2"));
    private boolean down;
    private final TopicWatch watch = new TopicWatch(
            topics -> {
                if (down) {
                    throw new IllegalStateException("no broker");
                }
                Map<String, String> found = new HashMap<>(cluster);
                found.keySet().retainAll(topics);
                return found;
            },
            List.of("orders", "payments"));

    @Test
    void aTopicThatWasCreatedAnewIsSaidOnce() {
        assertThat(watch.look()).isEmpty();
        cluster.put("orders", "id-3");
        assertThat(watch.look()).containsOnlyKeys("orders");
        assertThat(watch.look()).isEmpty();
    }

    @Test
    void aTopicThatIsMissingForAWhileIsRemembered() {
        cluster.remove("orders");
        assertThat(watch.look()).isEmpty();
        down = true;
        assertThat(watch.look()).isEmpty();
        down = false;
        cluster.put("orders", "id-3");
        assertThat(watch.look().get("orders")).contains("its id was id-1 and is id-3");
    }
}
