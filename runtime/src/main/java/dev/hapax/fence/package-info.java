/** The rows that tie a partition's offset to the effects of a database transaction. */
@NullMarked
package dev.hapax.fence;

import org.jspecify.annotations.NullMarked;
