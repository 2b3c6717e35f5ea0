package dev.hapax.failure;

import dev.hapax.listener.RecordAddress;

/**
 * A record that could not be handled. Immutable, hence thread-safe.
 *
 * @param at the record
 * @param attempts how often handling it has failed since this runner got its partition, this time included
 * @param cause what the handler, the deserializer or a send threw
 */
public record HandlerFailure(RecordAddress at, int attempts, Throwable cause) {}
