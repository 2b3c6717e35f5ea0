package dev.hapax;

import dev.hapax.dedup.DedupStore;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerFactory;
import dev.hapax.listener.HandlerListener;
import dev.hapax.runner.RunnerSettings;
import dev.hapax.runner.Runners;
import dev.hapax.transaction.TransactionSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs handlers. Collects what they need, and {@link #start} checks and starts them:
 *
 * <pre>{@code
 * try (RunningHandlers running = Hapax.connect("localhost:9092")
 *         .instance("worker-1")
 *         .database(dataSource)
 *         .start(new OrdersConsumers(new Orders()))) {
 *     running.join();
 * }
 * }</pre>
 *
 * <p>Not thread-safe; what {@code start} returns is.
 */
public final class Hapax {
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final String bootstrap;
    private final Map<String, Object> properties = new HashMap<>();
    private Optional<String> instance = Optional.empty();
    private Optional<DataSource> database = Optional.empty();
    private Optional<TransactionSource> transactions = Optional.empty();
    private Optional<DedupStore> dedupStore = Optional.empty();
    private boolean createTables;
    private FailurePolicy failurePolicy = FailurePolicy.standard();
    private HandlerListener listener = HandlerListener.NONE;
    private String transactionalIdPrefix = "hapax";
    private Optional<Instant> firstStartAt = Optional.empty();
    private Duration startTimeout = Duration.ofSeconds(10);
    private Duration shutdownTimeout = Duration.ofSeconds(30);

    private Hapax(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /**
     * Begins with the brokers.
     *
     * @param bootstrapServers some of the brokers, as {@code host:port}, separated by commas
     * @return a builder
     */
    public static Hapax connect(String bootstrapServers) {
        return new Hapax(notBlank("bootstrap servers", bootstrapServers));
    }

    /**
     * Names this worker. The name stays the same over restarts, and no two live workers share it. Exactly-once from Kafka to
     * Kafka needs it (its {@code transactional.id} is made from it); claims that a killed worker left are taken over by
     * the next one of the same name without waiting for their leases.
     *
     * @param id the name, not blank
     * @return this builder
     */
    public Hapax instance(String id) {
        instance = Optional.of(notBlank("instance id", id));
        return this;
    }

    /**
     * Gives the database of the handlers with a {@link java.sql.Connection} parameter; the JDBC deduplication store uses it
     * too, where no other one is given. A pool is advisable: each transaction borrows a connection.
     *
     * @param dataSource hands out connections; stays open
     * @return this builder
     */
    public Hapax database(DataSource dataSource) {
        database = Optional.of(dataSource);
        return this;
    }

    /**
     * Lets handlers run in another framework's transactions, on the database that {@link #database} gives, instead of plain
     * ones: {@link dev.hapax.transaction.spring.SpringTransactions} are Spring's.
     *
     * @param source begins the transactions
     * @return this builder
     */
    public Hapax transactions(TransactionSource source) {
        transactions = Optional.of(source);
        return this;
    }

    /**
     * Gives the store of the handlers with {@link Dedup}: {@link dev.hapax.dedup.jdbc.JdbcDedupStore}, {@link
     * dev.hapax.dedup.redis.RedisDedupStore}, {@link dev.hapax.dedup.MemoryDedupStore}, or one of your own.
     *
     * @param store the store; stays open
     * @return this builder
     */
    public Hapax dedupStore(DedupStore store) {
        dedupStore = Optional.of(store);
        return this;
    }

    /**
     * Creates the tables that are missing. Without it a missing table is refused at start, with the SQL that creates it.
     *
     * @return this builder
     */
    public Hapax createTables() {
        createTables = true;
        return this;
    }

    /**
     * Sets a setting of the Kafka clients. Each client takes the settings that it knows; one that contradicts the
     * guarantee of a handler is refused at start.
     *
     * @param key the setting
     * @param value its value
     * @return this builder
     */
    public Hapax property(String key, Object value) {
        properties.put(key, value);
        return this;
    }

    /**
     * Sets several settings of the Kafka clients, as {@link #property} does.
     *
     * @param settings values by key
     * @return this builder
     */
    public Hapax properties(Map<String, ?> settings) {
        properties.putAll(settings);
        return this;
    }

    /**
     * Decides what becomes of records whose handler failed; {@link FailurePolicy#standard()} where it is not called.
     *
     * @param policy the policy
     * @return this builder
     */
    public Hapax failurePolicy(FailurePolicy policy) {
        failurePolicy = policy;
        return this;
    }

    /**
     * Is told what happens to each record.
     *
     * @param observer the listener
     * @return this builder
     */
    public Hapax listener(HandlerListener observer) {
        listener = observer;
        return this;
    }

    /**
     * Starts every {@code transactional.id} with a prefix other than {@code hapax}: applications that share a cluster and
     * are allowed their own ids only.
     *
     * @param prefix the prefix, not blank
     * @return this builder
     */
    public Hapax transactionalIdPrefix(String prefix) {
        transactionalIdPrefix = notBlank("prefix of transactional ids", prefix);
        return this;
    }

    /**
     * Lets handlers start at a time on topics that their groups have never read, instead of where they say themselves: at the
     * first record of that time or later, by the timestamps of the records.
     *
     * @param time the time
     * @return this builder
     */
    public Hapax firstStartAt(Instant time) {
        firstStartAt = Optional.of(time);
        return this;
    }

    /**
     * Bounds how long brokers and database may take to answer at start; 10 seconds where it is not called.
     *
     * @param timeout a positive duration
     * @return this builder
     */
    public Hapax startTimeout(Duration timeout) {
        startTimeout = positive("start timeout", timeout);
        return this;
    }

    /**
     * Bounds how long {@link RunningHandlers#close()} waits for the record that is being handled; 30 seconds where it is not
     * called. A record that takes longer is abandoned: it is not committed.
     *
     * @param timeout a positive duration
     * @return this builder
     */
    public Hapax shutdownTimeout(Duration timeout) {
        shutdownTimeout = positive("shutdown timeout", timeout);
        return this;
    }

    /**
     * Checks everything that can be checked, then starts the handlers: brokers, topics, database, tables, and that no setting
     * contradicts a guarantee.
     *
     * @param factories the generated consumer factories
     * @return the running handlers
     * @throws StartException if something is wrong; nothing is left open or running
     */
    public RunningHandlers start(HandlerFactory... factories) {
        List<Handler<?, ?>> handlers = new ArrayList<>();
        for (HandlerFactory factory : factories) {
            handlers.addAll(factory.handlers());
        }
        RunnerSettings settings = new RunnerSettings(
                bootstrap,
                instance,
                database,
                transactions,
                dedupStore,
                createTables,
                Map.copyOf(properties),
                failurePolicy,
                listener,
                transactionalIdPrefix,
                firstStartAt,
                startTimeout,
                shutdownTimeout);
        return Runners.start(settings, List.copyOf(handlers));
    }

    private static String notBlank(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + what + " must not be blank");
        }
        return value;
    }

    private static Duration positive(String what, Duration value) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("the " + what + " must be at least 1 ms, not " + value);
        }
        return value;
    }
}
