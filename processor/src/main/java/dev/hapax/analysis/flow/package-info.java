/** Data flow through one method: where each value comes from, and which branches lead to an instruction. */
@NullMarked
package dev.hapax.analysis.flow;

import org.jspecify.annotations.NullMarked;
