/** Entities and their repositories: which classes a store keeps, by which key, and what methods without a body do to them. */
@NullMarked
package dev.hapax.analysis.entities;

import org.jspecify.annotations.NullMarked;
