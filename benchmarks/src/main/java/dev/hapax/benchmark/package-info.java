/** What Hapax costs: in javac, and as the code that it looks at grows. */
@NullMarked
package dev.hapax.benchmark;

import org.jspecify.annotations.NullMarked;
