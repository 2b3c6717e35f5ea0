@NullMarked
package dev.hapax.maven.json;

import org.jspecify.annotations.NullMarked;
