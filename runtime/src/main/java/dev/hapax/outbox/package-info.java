/** Messages that handlers sent in a database transaction, and that wait for their way to Kafka. */
@NullMarked
package dev.hapax.outbox;

import org.jspecify.annotations.NullMarked;
