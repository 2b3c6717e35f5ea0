package dev.hapax.runner;

import dev.hapax.listener.HandlerListener;
import dev.hapax.listener.RecordAddress;
import dev.hapax.runner.KeyedTask.Fate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Handles the messages of some keys, one by one. What fails ends its partition's part of the lane. */
final class KeyLane<K, V> {
    private final RecordStep<K, V> step;
    private final HandlerListener listener;

    KeyLane(RecordStep<K, V> step, HandlerListener listener) {
        this.step = step;
        this.listener = listener;
    }

    void run(Map<TopicPartition, List<KeyedTask<K, V>>> work, Ticket ticket) {
        work.forEach((partition, tasks) -> {
            step.begin(tasks.stream().map(KeyedTask::message).toList());
            for (KeyedTask<K, V> task : tasks) {
                if (ticket.isCut()) {
                    return;
                }
                task.is(handle(task.message()));
                if (!(task.fate() instanceof Fate.Done)) {
                    return;
                }
            }
        });
        step.settle().forEach((partition, unsettled) -> takeBack(work.getOrDefault(partition, List.of()), unsettled));
    }

    private Fate handle(Message<K, V> message) {
        RecordAddress at = message.at();
        try {
            RecordStep.Result result = step.handle(List.of(message));
            if (result instanceof RecordStep.Result.Later later) {
                return new Fate.Postponed(later.delay(), later.why());
            } else if (result instanceof RecordStep.Result.Duplicate) {
                listener.duplicateSuppressed(at);
            } else {
                listener.handled(at);
            }
            return new Fate.Done();
        } catch (Throwable e) {
            return new Fate.Failed(e);
        }
    }

    /** What is not done with takes its record back, and those behind it that were handled on the strength of it. */
    private static <K, V> void takeBack(List<KeyedTask<K, V>> tasks, Unsettled unsettled) {
        for (KeyedTask<K, V> task : tasks) {
            if (task.offset() == unsettled.offset()) {
                task.is(
                        unsettled instanceof Unsettled.Postponed postponed
                                ? new Fate.Postponed(postponed.delay(), postponed.why())
                                : new Fate.Failed(((SendFailure) unsettled).cause()));
            } else if (task.offset() > unsettled.offset()) {
                task.is(new Fate.Open());
            }
        }
    }
}
