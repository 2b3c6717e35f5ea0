package dev.hapax.runner;

/**
 * A message that did not reach its topic.
 *
 * @param offset the record whose handler sent it
 * @param cause why
 */
record SendFailure(long offset, Exception cause) implements Unsettled {}
