package dev.hapax.benchmark.throughput;

import java.time.Duration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** At-least-once by hand: poll, handle, commit. */
final class PollLoop implements Contestant {
    @Override
    public String name() {
        return "poll loop";
    }

    @Override
    public void run(Course course) {
        try (Consumer<String, String> consumer = Clients.subscribed(course)) {
            while (!course.finish().isReached()) {
                for (ConsumerRecord<String, String> ignored : consumer.poll(Duration.ofMillis(100))) {
                    course.finish().handled();
                }
                consumer.commitSync();
            }
        }
    }
}
