@NullMarked
package dev.hapax.maven.html;

import org.jspecify.annotations.NullMarked;
