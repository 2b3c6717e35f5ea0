/** Files that people write, read so that each complaint names its line: YAML, and JSON, which is YAML too. */
@NullMarked
package dev.hapax.yaml;

import org.jspecify.annotations.NullMarked;
