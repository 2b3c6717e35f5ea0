package dev.hapax.analysis;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * At which levels findings are reported, where users want other ones than the rules give. Immutable, thread-safe.
 *
 * <p>Written as entries with blanks or commas between them, of which the last one that fits a finding counts:
 *
 * <pre>
 * insert=warning                     findings of a rule
 * *=note                             those of all rules
 * foreign:send=declared              in handlers of other frameworks; {@code own:} in those of Hapax's own annotation
 * com.acme.legacy:*=warning          in handlers of a package and the packages in it
 * foreign:com.acme.legacy:send=off   both
 * </pre>
 *
 * <p>Levels are {@code error}, {@code warning}, {@code note}, {@code off}, and {@code declared}: the level that the finding
 * has in a handler that declares its guarantee.
 */
public final class Levels {
    private static final Levels OF_RULES = new Levels(List.of(), false);

    private final List<LevelEntry> entries;
    private final boolean warnOnly;

    private Levels(List<LevelEntry> entries, boolean warnOnly) {
        this.entries = List.copyOf(entries);
        this.warnOnly = warnOnly;
    }

    /**
     * The levels that rules give.
     *
     * @return levels that change nothing
     */
    public static Levels ofRules() {
        return OF_RULES;
    }

    /**
     * Reads entries. A wrong one is an error, and taken as if it were not there.
     *
     * @param entries the entries
     * @param warnOnly whether nothing is reported at a higher level than warning
     * @param errors where a sentence for each wrong one goes
     * @return the levels
     */
    public static Levels of(String entries, boolean warnOnly, Consumer<String> errors) {
        return new Levels(LevelEntry.all(entries, errors), warnOnly);
    }

    /**
     * Findings at their levels.
     *
     * @param findings the findings as the rules give them
     * @return those that are to be reported, in the same order
     */
    public List<Finding> of(Collection<Finding> findings) {
        return findings.stream().flatMap(finding -> of(finding).stream()).toList();
    }

    private Optional<Finding> of(Finding finding) {
        Optional<LevelEntry.Level> level = entries.stream()
                .filter(entry -> entry.fits(finding))
                .reduce((earlier, last) -> last)
                .map(LevelEntry::level);
        Optional<Finding> set = level.isPresent() ? level.get().set(finding) : Optional.of(finding);
        return set.map(
                found -> warnOnly && found.severity() == Severity.ERROR ? found.withSeverity(Severity.WARNING) : found);
    }

    /**
     * Whether some findings of a rule are not reported at all.
     *
     * @param rule the rule
     * @return whether an entry can take some away
     */
    public boolean takesAway(Rule rule) {
        return entries.stream()
                .filter(entry -> entry.level() == LevelEntry.Level.OFF)
                .anyMatch(entry -> entry.rule().map(rule::equals).orElse(true));
    }

    /**
     * Whether nothing is reported at a higher level than warning.
     *
     * @return whether errors are only warned of
     */
    public boolean warnOnly() {
        return warnOnly;
    }

    /** One line, the same for levels that were written alike. */
    @Override
    public String toString() {
        String text =
                String.join(" ", entries.stream().map(LevelEntry::toString).toList());
        return (warnOnly ? "warn-only " + text : text).strip();
    }
}
