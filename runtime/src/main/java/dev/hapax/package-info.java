/** The annotations that a message handler declares its delivery guarantee with, and the entry point that runs handlers. */
@NullMarked
package dev.hapax;

import org.jspecify.annotations.NullMarked;
