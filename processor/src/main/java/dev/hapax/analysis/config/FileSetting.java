package dev.hapax.analysis.config;

import java.util.Optional;

/**
 * A setting as it stands in a file.
 *
 * @param key its whole key, in the file's own spelling: nested keys are joined by dots
 * @param value its text
 * @param line where it stands, from 1
 * @param profile when the document or file that it stands in counts; empty for always
 */
record FileSetting(String key, String value, int line, Optional<String> profile) {
    FileSetting under(Optional<String> other) {
        return other.isPresent() ? new FileSetting(key, value, line, other) : this;
    }

    FileSetting named(String other) {
        return new FileSetting(other, value, line, profile);
    }
}
