/** Findings that are known: code that was there before Hapax keeps them, and only new ones count. */
@NullMarked
package dev.hapax.baseline;

import org.jspecify.annotations.NullMarked;
