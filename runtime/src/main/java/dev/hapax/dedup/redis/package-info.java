/** Remembers handled messages in Redis. */
@NullMarked
package dev.hapax.dedup.redis;

import org.jspecify.annotations.NullMarked;
