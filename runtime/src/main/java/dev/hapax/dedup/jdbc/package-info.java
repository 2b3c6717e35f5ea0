/** Remembers handled messages in a table of a relational database. */
@NullMarked
package dev.hapax.dedup.jdbc;

import org.jspecify.annotations.NullMarked;
