package dev.hapax.analysis;

/** How a finding is reported. */
public enum Severity {
    /** Surely wrong under the declared guarantee: fails the build. */
    ERROR,
    /** Likely wrong, or something that could not be judged. */
    WARNING,
    /** Worth knowing; fails and warns of nothing. */
    NOTE
}
