/** The rules: one class each, from a judged effect to a finding. */
@NullMarked
package dev.hapax.analysis.rules;

import org.jspecify.annotations.NullMarked;
