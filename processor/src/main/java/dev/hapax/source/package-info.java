/** Finds in a source what stands at a place in byte code: the expression, and what suppresses findings there. */
@NullMarked
package dev.hapax.source;

import org.jspecify.annotations.NullMarked;
