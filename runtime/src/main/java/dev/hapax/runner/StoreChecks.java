package dev.hapax.runner;

import dev.hapax.StartException;
import dev.hapax.dedup.DedupStore;
import dev.hapax.handler.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks whether a deduplication store can be used, and for how long it remembers, before anything is polled. */
final class StoreChecks {
    private static final Logger LOG = LoggerFactory.getLogger(StoreChecks.class);

    private final DedupStore store;
    private final RunnerSettings settings;

    StoreChecks(DedupStore store, RunnerSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    void check(List<Handler<?, ?>> handlers, KafkaChecks kafka) {
        BoundedQuestion.ask(
                        "the deduplication store",
                        settings.startTimeout(),
                        () -> store.problem(settings.createTables()))
                .ifPresent(sentence -> {
                    throw new StartException(sentence);
                });
        BoundedQuestion.ask("the deduplication store", settings.startTimeout(), () -> {
            store.warnings().forEach(LOG::warn);
            return Optional.empty();
        });
        store.retention().ifPresent(retention -> checkRetention(handlers, kafka, retention));
    }

    private static void checkRetention(List<Handler<?, ?>> handlers, KafkaChecks kafka, Duration retention) {
        TreeSet<String> topics = new TreeSet<>();
        handlers.stream().filter(h -> h.dedupKey().isPresent()).forEach(h -> topics.addAll(h.topics()));
        kafka.configs(topics)
                .forEach((topic, config) -> TopicRetention.of(config)
                        .warning(topic.name(), retention)
                        .ifPresent(LOG::warn));
    }
}
