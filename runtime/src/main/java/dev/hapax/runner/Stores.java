package dev.hapax.runner;

import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.jdbc.JdbcDedupStore;
import java.util.Optional;

/** Finds the store of handled keys. */
final class Stores {
    private Stores() {}

    static Optional<DedupStore> dedup(RunnerSettings settings) {
        return settings.dedupStore().or(() -> settings.database().map(JdbcDedupStore::new));
    }
}
