/** Handlers as they are declared in source, and the checks that a declaration must pass before code is generated. */
@NullMarked
package dev.hapax.processor.declaration;

import org.jspecify.annotations.NullMarked;
