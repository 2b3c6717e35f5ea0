/** Writes the consumer factory of a class with handlers. */
@NullMarked
package dev.hapax.processor.generation;

import org.jspecify.annotations.NullMarked;
