/** What calls into libraries do: rows of data, ours in resources, the user's in a file or a jar. */
@NullMarked
package dev.hapax.analysis.catalog;

import org.jspecify.annotations.NullMarked;
