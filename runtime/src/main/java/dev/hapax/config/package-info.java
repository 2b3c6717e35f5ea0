/** What each guarantee fixes in the Kafka clients' configuration. */
@NullMarked
package dev.hapax.config;

import org.jspecify.annotations.NullMarked;
