package dev.hapax.runner;

import dev.hapax.failure.HandlerFailure;

/**
 * A record that is handled no more.
 *
 * @param failure how it failed the last time
 * @param topic the dead-letter topic that it goes to
 */
record Condemned(HandlerFailure failure, String topic) {}
