/** Scripts that Redis runs: what they do each time, read from their text. */
@NullMarked
package dev.hapax.analysis.redis;

import org.jspecify.annotations.NullMarked;
