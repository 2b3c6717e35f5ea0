package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import dev.hapax.dedup.DedupStore;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts handlers. Internal: called by {@link dev.hapax.Hapax}. Thread-safe: it keeps nothing. */
public final class Runners {
    private static final Logger LOG = LoggerFactory.getLogger(Runners.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private Runners() {}

    /**
     * Checks everything that can be checked, then starts the handlers.
     *
     * @param settings what the application gave
     * @param handlers the handlers
     * @return the running handlers
     * @throws StartException if something is wrong; nothing is left open
     */
    public static RunningHandlers start(RunnerSettings settings, List<Handler<?, ?>> handlers) {
        HandlerRules.check(settings, handlers);
        ClientSettings clients = new ClientSettings(settings);
        for (Handler<?, ?> handler : handlers) {
            ClientSettings.checkConsumer(handler, clients.consumer(handler));
            if (handler.body() instanceof HandlerBody.Emitting<?, ?, ?, ?>) {
                clients.producer(handler);
            }
            if (HandlerRules.hasOutbox(handler)) {
                clients.outboxProducer(handler);
            }
            if (!DeadLetterChecks.topics(settings.failurePolicy(), handler).isEmpty()) {
                clients.deadLetterProducer(handler);
            }
        }
        boolean dedup = handlers.stream().anyMatch(h -> h.dedupKey().isPresent());
        Optional<DedupStore> store = dedup ? Stores.dedup(settings) : Optional.empty();
        Admin admin = admin(settings, clients);
        List<HandlerLoop> loops = new ArrayList<>();
        TopicWatch watch;
        try {
            KafkaChecks kafka = new KafkaChecks(admin, settings.bootstrap(), settings.startTimeout());
            kafka.check(handlers);
            watch = new TopicWatch(
                    kafka::idsOfExisting,
                    handlers.stream()
                            .flatMap(h -> h.topics().stream())
                            .distinct()
                            .toList());
            new DeadLetterChecks(settings.failurePolicy(), kafka).check(handlers);
            checkStores(settings, handlers);
            new FirstStarts(new GroupOffsets(admin, kafka), settings).check(handlers);
            store.ifPresent(s -> new StoreChecks(s, settings).check(handlers, kafka));
            String owner = settings.instance().orElseGet(() -> UUID.randomUUID().toString());
            for (Handler<?, ?> handler : handlers) {
                for (int number = 0; number < handler.consumers(); number++) {
                    // Two consumers must not take each other's claims for their own.
                    String each = number == 0 ? owner : owner + "-" + number;
                    loops.add(assemble(settings, clients.ofConsumer(number), handler, each, kafka, admin));
                }
            }
        } catch (RuntimeException e) {
            loops.forEach(HandlerLoop::discard);
            // Not the usual close, which waits for answers that may never come.
            admin.close(Duration.ZERO);
            throw e;
        }
        Optional<StoreCleaning> cleaning = store.map(StoreCleaning::start);
        watch.start(loops);
        return LoopThreads.start(loops, () -> {
            watch.close();
            cleaning.ifPresent(StoreCleaning::close);
            admin.close(CLOSING);
        });
    }

    private static <K, V> HandlerLoop assemble(
            RunnerSettings settings,
            ClientSettings clients,
            Handler<K, V> handler,
            String owner,
            KafkaChecks kafka,
            Admin admin) {
        return new Assembly<>(
                        settings,
                        clients,
                        handler,
                        owner,
                        partitions -> kafka.topicIds(TopicIds.topics(partitions)),
                        admin)
                .assemble();
    }

    private static Admin admin(RunnerSettings settings, ClientSettings clients) {
        try {
            return Admin.create(clients.admin());
        } catch (KafkaException e) {
            throw new StartException("Kafka at %s cannot be connected to (%s): correct the address"
                    .formatted(settings.bootstrap(), Sentences.of(e)));
        }
    }

    private static void checkStores(RunnerSettings settings, List<Handler<?, ?>> handlers) {
        boolean transactional = handlers.stream().anyMatch(h -> h.body() instanceof HandlerBody.Transactional<?, ?>);
        boolean fenced = handlers.stream()
                .anyMatch(h ->
                        h.body() instanceof HandlerBody.Transactional<?, ?> && h.guarantee() == Delivery.EXACTLY_ONCE);
        settings.database()
                .map(database -> new DatabaseChecks(database, settings.createTables(), settings.startTimeout()))
                .ifPresent(checks -> {
                    if (transactional) {
                        checks.checkReachable().ifPresent(LOG::warn);
                    }
                    if (fenced) {
                        checks.checkFence();
                    }
                    if (handlers.stream().anyMatch(HandlerRules::hasOutbox)) {
                        checks.checkOutbox();
                    }
                });
    }
}
