/** Which methods are handlers, and what they promise. */
@NullMarked
package dev.hapax.analysis.handlers;

import org.jspecify.annotations.NullMarked;
