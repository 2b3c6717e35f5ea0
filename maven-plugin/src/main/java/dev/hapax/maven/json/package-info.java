/** Findings as JSON: for tools of one's own, and for the baseline. */
@NullMarked
package dev.hapax.maven.json;

import org.jspecify.annotations.NullMarked;
