/**
 * The engine: follows handlers through class files to their effects and judges them. A plain library: it knows neither
 * javac nor Maven.
 */
@NullMarked
package dev.hapax.analysis;

import org.jspecify.annotations.NullMarked;
