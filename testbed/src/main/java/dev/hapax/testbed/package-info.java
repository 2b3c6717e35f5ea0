/**
 * A real Kafka broker, a real PostgreSQL, a real Redis and workers, each in a process of its own on loopback, that can be killed as
 * production kills them. For tests and the demo; needs a Unix-like system.
 */
@NullMarked
package dev.hapax.testbed;

import org.jspecify.annotations.NullMarked;
