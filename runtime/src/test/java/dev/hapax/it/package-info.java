/** Guarantees on a real broker and a real database. */
@NullMarked
package dev.hapax.it;

import org.jspecify.annotations.NullMarked;
