/** Class files as the engine reads them: models, the cache, the hierarchy, and where things stand in their source. */
@NullMarked
package dev.hapax.analysis.classes;

import org.jspecify.annotations.NullMarked;
