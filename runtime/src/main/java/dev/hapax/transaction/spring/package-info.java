/** Handlers in Spring's transactions. */
@NullMarked
package dev.hapax.transaction.spring;

import org.jspecify.annotations.NullMarked;
