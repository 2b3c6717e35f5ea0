/** What a deduplication store must do, as checks that its author can run with any test framework, or none. */
@NullMarked
package dev.hapax.dedup.contract;

import org.jspecify.annotations.NullMarked;
