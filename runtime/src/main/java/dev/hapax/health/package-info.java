/** How running handlers are. */
@NullMarked
package dev.hapax.health;

import org.jspecify.annotations.NullMarked;
