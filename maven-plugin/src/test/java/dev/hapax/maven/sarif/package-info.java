@NullMarked
package dev.hapax.maven.sarif;

import org.jspecify.annotations.NullMarked;
