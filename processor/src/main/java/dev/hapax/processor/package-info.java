/** The annotation processor: checks declarations, generates consumer factories, and runs the analysis inside javac. */
@NullMarked
package dev.hapax.processor;

import org.jspecify.annotations.NullMarked;
