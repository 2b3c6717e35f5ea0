package dev.hapax.runner;

import dev.hapax.dedup.DedupStore;
import dev.hapax.failure.FailurePolicy;
import dev.hapax.listener.HandlerListener;
import dev.hapax.transaction.TransactionSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What an application gives to its runner. Internal: made by {@link dev.hapax.Hapax}. Immutable; what it holds is the application's.
 *
 * @param bootstrap the brokers to connect to first
 * @param instance the stable id of this worker
 * @param database the database of handlers with a connection
 * @param transactions begins the transactions of handlers; where absent, those of the database
 * @param dedupStore the store of handled keys
 * @param createTables whether missing tables are created
 * @param properties settings of the Kafka clients
 * @param failurePolicy what becomes of failed records
 * @param listener is told what happens to records
 * @param transactionalIdPrefix starts every {@code transactional.id}
 * @param firstStartAt from which time on groups read that have read nothing yet; where absent, their handlers say
 * @param startTimeout how long brokers and database may take to answer at start
 * @param shutdownTimeout how long a record that is being handled may take to end
 */
public record RunnerSettings(
        String bootstrap,
        Optional<String> instance,
        Optional<DataSource> database,
        Optional<TransactionSource> transactions,
        Optional<DedupStore> dedupStore,
        boolean createTables,
        Map<String, Object> properties,
        FailurePolicy failurePolicy,
        HandlerListener listener,
        String transactionalIdPrefix,
        Optional<Instant> firstStartAt,
        Duration startTimeout,
        Duration shutdownTimeout) {}
