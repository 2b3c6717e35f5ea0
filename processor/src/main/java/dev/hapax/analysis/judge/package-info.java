/** The judgement: what a second run of each effect does, and what protects it. */
@NullMarked
package dev.hapax.analysis.judge;

import org.jspecify.annotations.NullMarked;
