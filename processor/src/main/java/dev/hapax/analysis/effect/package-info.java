/** Effects: what a method does to the world, in terms of its parameters, its callees included. */
@NullMarked
package dev.hapax.analysis.effect;

import org.jspecify.annotations.NullMarked;
