/** Findings as SARIF 2.1.0, the format that code scanners and editors read. */
@NullMarked
package dev.hapax.maven.sarif;

import org.jspecify.annotations.NullMarked;
