/** What becomes of a record whose handler failed. */
@NullMarked
package dev.hapax.failure;

import org.jspecify.annotations.NullMarked;
