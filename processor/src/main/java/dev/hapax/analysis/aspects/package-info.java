/** Code that frameworks run around other code: aspects and interceptors of the project, and what they apply to. */
@NullMarked
package dev.hapax.analysis.aspects;

import org.jspecify.annotations.NullMarked;
