/** The database transaction that a handler's effects go into. */
@NullMarked
package dev.hapax.transaction;

import org.jspecify.annotations.NullMarked;
