/** What generated consumer factories hand to the runner. */
@NullMarked
package dev.hapax.handler;

import org.jspecify.annotations.NullMarked;
