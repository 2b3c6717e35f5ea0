/** What is told about rules: pages, and the metadata of reports. One file a rule, {@code dev/hapax/rules/<id>.yaml}. */
@NullMarked
package dev.hapax.rulebook;

import org.jspecify.annotations.NullMarked;
