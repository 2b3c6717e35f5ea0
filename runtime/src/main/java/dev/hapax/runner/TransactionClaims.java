package dev.hapax.runner;

import dev.hapax.dedup.TransactionalClaims;

/**
 * Deduplication within a database transaction.
 *
 * @param keys reads the keys
 * @param store claims them
 */
record TransactionClaims<K, V>(KeyReader<K, V> keys, TransactionalClaims store) {}
