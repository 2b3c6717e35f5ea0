/** Meters of running handlers. */
@NullMarked
package dev.hapax.metrics;

import org.jspecify.annotations.NullMarked;
