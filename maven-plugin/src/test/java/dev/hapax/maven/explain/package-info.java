@NullMarked
package dev.hapax.maven.explain;

import org.jspecify.annotations.NullMarked;
