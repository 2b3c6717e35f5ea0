/** Finds out what a wrong name was meant to be. */
@NullMarked
package dev.hapax.guess;

import org.jspecify.annotations.NullMarked;
