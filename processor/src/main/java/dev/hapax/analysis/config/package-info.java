/** Settings of Kafka clients, in files and in code, held against the guarantees of the handlers that run with them. */
@NullMarked
package dev.hapax.analysis.config;

import org.jspecify.annotations.NullMarked;
