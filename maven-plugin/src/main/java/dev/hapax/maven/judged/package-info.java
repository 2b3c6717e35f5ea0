/** What is known of a module once it is judged: what reports are made of. */
@NullMarked
package dev.hapax.maven.judged;

import org.jspecify.annotations.NullMarked;
