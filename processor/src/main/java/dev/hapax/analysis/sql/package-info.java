/** What a statement of SQL, JPQL or HQL does to the rows that it names, as far as its text tells. */
@NullMarked
package dev.hapax.analysis.sql;

import org.jspecify.annotations.NullMarked;
