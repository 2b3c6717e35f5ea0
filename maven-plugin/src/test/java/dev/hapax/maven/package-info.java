@NullMarked
package dev.hapax.maven;

import org.jspecify.annotations.NullMarked;
