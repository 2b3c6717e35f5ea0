/** What frameworks wire: which methods hear an event, which objects are handed to whom. */
@NullMarked
package dev.hapax.analysis.wiring;

import org.jspecify.annotations.NullMarked;
