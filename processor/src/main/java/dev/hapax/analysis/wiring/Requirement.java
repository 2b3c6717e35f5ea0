package dev.hapax.analysis.wiring;

/**
 * What a setting must say for an object to be there.
 *
 * @param setting its name
 * @param value a value, in lower case
 * @param negated whether it must say anything but the value
 * @param ifMissing whether it can also be missing
 */
record Requirement(String setting, String value, boolean negated, boolean ifMissing) {
    /** Whether no value of the setting, nor its absence, meets both. */
    boolean contradicts(Requirement other) {
        if (!setting.equals(other.setting) || (ifMissing && other.ifMissing)) {
            return false;
        }
        boolean same = value.equals(other.value);
        return negated == other.negated ? !negated && !same : same;
    }
}
