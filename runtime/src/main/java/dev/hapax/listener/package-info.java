/** What a runner tells about the records that pass through it. */
@NullMarked
package dev.hapax.listener;

import org.jspecify.annotations.NullMarked;
