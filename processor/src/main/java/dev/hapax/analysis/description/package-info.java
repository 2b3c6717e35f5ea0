/** What handlers do, told as a whole: for a report that shows more than what is wrong. */
@NullMarked
package dev.hapax.analysis.description;

import org.jspecify.annotations.NullMarked;
