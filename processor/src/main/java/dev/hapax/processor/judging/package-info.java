/**
 * Has handlers judged inside javac: when the class files of the compilation are written, and before javac sums up. Uses
 * the compiler's public API alone.
 */
@NullMarked
package dev.hapax.processor.judging;

import org.jspecify.annotations.NullMarked;
