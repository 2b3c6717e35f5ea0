package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.dedup.DedupStore;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import dev.hapax.listener.HandlerListener;
import dev.hapax.outbox.OutboxTable;
import dev.hapax.transaction.DatabaseTransactions;
import dev.hapax.transaction.TransactionTimeouts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;

/** Puts together what one handler runs on. */
final class Assembly<K, V> {
    private final RunnerSettings settings;
    private final ClientSettings clients;
    private final Handler<K, V> handler;
    private final String owner;
    private final TopicIds topicIds;
    private final Admin admin;
    private final HandlerListener listener;
    private final RecordReader<K, V> reader;
    private final HandlerBody<K, V> body;

    Assembly(
            RunnerSettings settings,
            ClientSettings clients,
            Handler<K, V> handler,
            String owner,
            TopicIds topicIds,
            Admin admin) {
        this.settings = settings;
        this.clients = clients;
        this.handler = handler;
        this.owner = owner;
        this.topicIds = topicIds;
        this.admin = admin;
        this.listener = SafeListener.of(settings.listener());
        this.reader = new RecordReader<>(handler);
        this.body = new TimedBody(handler.name(), listener).of(handler.body());
    }

    HandlerLoop assemble() {
        Map<String, Object> config = clients.consumer(handler);
        Map<String, Object> parsed = ConsumerConfig.configDef().parse(config);
        Duration maxPollInterval = millis(parsed, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
        Optional<DatabaseTransactions> transactions = settings.transactions()
                .or(() -> settings.database().map(DatabaseTransactions::plain))
                .map(source -> new DatabaseTransactions(
                        source, TransactionTimeouts.below(millis(parsed, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG))));
        Optional<Fence> fence = exactlyOnceIntoDatabase()
                ? transactions.map(t -> new Fence(t, handler.name(), handler.group(), owner))
                : Optional.empty();
        Optional<Outbox> outbox = HandlerRules.hasOutbox(handler)
                ? Optional.of(outbox(transactions.orElseThrow(), fence.orElseThrow()))
                : Optional.empty();
        Optional<TransactionalProducer> producers;
        try {
            producers = transactionalProducer();
        } catch (KafkaException e) {
            throw new StartException(handler.name() + " cannot be configured: " + Sentences.of(e));
        }
        Work work = work(transactions, fence, outbox, producers);
        Consumer<byte[], byte[]> consumer;
        try {
            consumer = new KafkaConsumer<>(config);
        } catch (KafkaException e) {
            work.close();
            throw new StartException(handler.name() + " cannot be configured: " + Sentences.of(e));
        }
        LoopProfile profile = new LoopProfile(
                handler.name(),
                handler.topics(),
                progress(fence.isPresent()),
                maxPollInterval,
                settings.shutdownTimeout());
        FailureHandling failures =
                new FailureHandling(new Partitions(System::nanoTime), settings.failurePolicy(), listener);
        return new HandlerLoop(
                profile,
                consumer,
                new Worker(clients.threadName(handler), work),
                positions(consumer, fence, outbox, producers),
                failures,
                partition -> outbox.flatMap(out -> out.problem(partition)),
                listener);
    }

    private Outbox outbox(DatabaseTransactions transactions, Fence fence) {
        Map<String, Object> config = clients.outboxProducer(handler);
        long largest = ((Number) ProducerConfig.configDef()
                        .parse(config)
                        .getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 0))
                .longValue();
        OutboxHoldUps holdUps = new OutboxHoldUps(handler.name(), listener);
        OutboxRelay relay = new OutboxRelay(
                clients.threadName(handler),
                new OutboxRows(transactions, fence, new OutboxTable()),
                new RelayProducer(() -> new KafkaProducer<>(config)),
                settings.shutdownTimeout(),
                messages -> listener.relayed(handler.name(), messages),
                holdUps);
        return new Outbox(fence, relay, holdUps, largest);
    }

    private Work work(
            Optional<DatabaseTransactions> transactions,
            Optional<Fence> fence,
            Optional<Outbox> outbox,
            Optional<TransactionalProducer> producers) {
        if (body instanceof HandlerBody.Transactional<K, V> transactional) {
            Optional<TransactionClaims<K, V>> claims = transactionClaims();
            TransactionBody transaction = new DatabaseBody<>(
                    new DatabaseAttempt.Parts<>(
                            reader,
                            transactional,
                            transactions.orElseThrow(),
                            claims,
                            new DatabaseCommit(fence),
                            outbox,
                            listener),
                    deadLetters());
            // Claims of several partitions could deadlock with those of another worker: they are sorted in one
            // statement only.
            return claims.isPresent()
                    ? TransactionalWork.byPartition(transaction)
                    : TransactionalWork.together(transaction);
        }
        if (body instanceof HandlerBody.Emitting<K, V, ?, ?> emitting) {
            return emitting(emitting, producers);
        }
        return withoutTransaction(() -> new PlainStep<>(((HandlerBody.Plain<K, V>) body).call()), () -> {});
    }

    private <A, B> Work emitting(HandlerBody.Emitting<K, V, A, B> emitting, Optional<TransactionalProducer> producers) {
        if (producers.isPresent()) {
            return TransactionalWork.wholeBatch(transaction(emitting, producers.get()));
        }
        try {
            Producer<byte[], byte[]> producer = new KafkaProducer<>(clients.producer(handler));
            return withoutTransaction(
                    () -> new EmittingStep<>(producer, emitting), () -> producer.close(settings.shutdownTimeout()));
        } catch (KafkaException e) {
            throw new StartException(handler.name() + " cannot be configured: " + Sentences.of(e));
        }
    }

    private <A, B> TransactionBody transaction(
            HandlerBody.Emitting<K, V, A, B> emitting, TransactionalProducer producers) {
        return new KafkaTransaction<>(
                reader, emitting, producers, new DeadLetterTransaction(handler.group(), producers), listener);
    }

    private DeadLetters deadLetters() {
        return new DeadLetters(
                handler.group(),
                () -> new KafkaProducer<>(clients.deadLetterProducer(handler)),
                settings.shutdownTimeout());
    }

    /** Made ready before the first poll: what a killed predecessor left open would hold up its own offsets. */
    private Optional<TransactionalProducer> transactionalProducer() {
        if (handler.guarantee() != Delivery.EXACTLY_ONCE || !(body instanceof HandlerBody.Emitting<K, V, ?, ?>)) {
            return Optional.empty();
        }
        TransactionalProducer producer = new TransactionalProducer(clients.transactionalProducer(handler), admin);
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (true) {
            try {
                producer.ready();
                return Optional.of(producer);
            } catch (TimeoutException e) {
                // A cluster's first transaction creates a topic: that can take longer than max.block.ms.
                if (System.nanoTime() - deadline > 0) {
                    throw new StartException(
                            "%s cannot begin transactions: Kafka at %s gave no producer id in time (%s)"
                                    .formatted(handler.name(), settings.bootstrap(), Sentences.of(e)));
                }
            }
        }
    }

    private Work withoutTransaction(Supplier<RecordStep<K, V>> steps, Runnable closing) {
        boolean lists = handler.body().lists();
        if (handler.guarantee() == Delivery.AT_MOST_ONCE) {
            return new AtMostOnceWork<>(reader, steps.get(), lists, listener, closing);
        }
        if (handler.parallelKeys() == 1) {
            return new AtLeastOnceWork<>(
                    reader, deduplicated(steps.get(), owner), lists, deadLetters(), listener, closing);
        }
        List<RecordStep<K, V>> lanes = new ArrayList<>();
        for (int lane = 0; lane < handler.parallelKeys(); lane++) {
            // An owner each: two lanes must not take each other's claims for their own.
            lanes.add(deduplicated(steps.get(), owner + "/" + lane));
        }
        return new KeyedWork<>(clients.threadName(handler), reader, lanes, deadLetters(), listener, closing);
    }

    private RecordStep<K, V> deduplicated(RecordStep<K, V> step, String claimant) {
        return handler.dedupKey()
                .<RecordStep<K, V>>map(key -> new LeasedStep<>(
                        step,
                        new KeyReader<>(handler, key),
                        new LeasedClaims(store(), claimant, System::nanoTime),
                        System::nanoTime))
                .orElse(step);
    }

    private Optional<TransactionClaims<K, V>> transactionClaims() {
        return handler.dedupKey()
                .map(key -> new TransactionClaims<>(
                        new KeyReader<>(handler, key),
                        store().inTransaction()
                                .orElseThrow(() -> new StartException(
                                        "%s claims its keys in its database transaction, but the deduplication store %s cannot: leave dedupStore(…) out"
                                                .formatted(
                                                        handler.name(),
                                                        Stores.dedup(settings)
                                                                .orElseThrow()
                                                                .getClass()
                                                                .getName())))));
    }

    private DedupStore store() {
        return new TimedStore(Stores.dedup(settings).orElseThrow(), handler.name(), listener);
    }

    private Optional<Positions> positions(
            Consumer<byte[], byte[]> consumer,
            Optional<Fence> fence,
            Optional<Outbox> outbox,
            Optional<TransactionalProducer> producers) {
        LogBounds bounds = new LogBounds(handler.name(), consumer);
        return switch (handler.guarantee()) {
            case AT_LEAST_ONCE -> Optional.empty();
            case AT_MOST_ONCE ->
                Optional.of(new CommittedPositions(consumer, bounds, CommittedPositions.First.END, () -> {}));
            case EXACTLY_ONCE ->
                Optional.of(
                        fence.isPresent()
                                ? new FencePositions(consumer, bounds, fence.get(), topicIds, outbox)
                                : new CommittedPositions(
                                        consumer,
                                        bounds,
                                        CommittedPositions.First.BEGINNING,
                                        () -> producers.ifPresent(TransactionalProducer::ready)));
        };
    }

    private LoopProfile.Progress progress(boolean fenced) {
        return switch (handler.guarantee()) {
            case AT_MOST_ONCE -> LoopProfile.Progress.AHEAD;
            case AT_LEAST_ONCE -> LoopProfile.Progress.BEHIND;
            case EXACTLY_ONCE -> fenced ? LoopProfile.Progress.IN_DATABASE : LoopProfile.Progress.IN_KAFKA_TRANSACTION;
        };
    }

    private boolean exactlyOnceIntoDatabase() {
        return handler.guarantee() == Delivery.EXACTLY_ONCE
                && handler.body() instanceof HandlerBody.Transactional<?, ?>;
    }

    private static Duration millis(Map<String, Object> parsed, String key) {
        return Duration.ofMillis(Long.parseLong(String.valueOf(parsed.get(key))));
    }
}
