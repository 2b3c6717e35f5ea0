/** What becomes of findings: which are reported, which the source suppresses, which are known. */
@NullMarked
package dev.hapax.verdict;

import org.jspecify.annotations.NullMarked;
