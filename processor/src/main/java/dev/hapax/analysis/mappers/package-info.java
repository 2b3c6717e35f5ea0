/** The statements that MyBatis finds in XML files: which mapper's method runs which, and what its dynamic parts can become. */
@NullMarked
package dev.hapax.analysis.mappers;

import org.jspecify.annotations.NullMarked;
