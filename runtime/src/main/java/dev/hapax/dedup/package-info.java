/** Stores that remember which messages were handled. */
@NullMarked
package dev.hapax.dedup;

import org.jspecify.annotations.NullMarked;
