/** Runs handlers: polling, calling, committing. */
@NullMarked
package dev.hapax.runner;

import org.jspecify.annotations.NullMarked;
