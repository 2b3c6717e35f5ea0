/** The Maven plugin: a build extension that adds the processor to a build, and the goal that judges what it missed. */
@NullMarked
package dev.hapax.maven;

import org.jspecify.annotations.NullMarked;
