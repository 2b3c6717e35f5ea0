package dev.hapax.rulebook;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What is told about a rule. Immutable.
 *
 * @param rule the rule
 * @param title one sentence
 * @param direction what goes wrong, in a word or a few
 * @param own the highest level in handlers that declare their guarantee by Hapax's annotations
 * @param exactlyOnce the same under exactly-once
 * @param foreign the highest level in handlers of other frameworks that declare none; empty where the rule is silent there
 * @param suppressible whether {@code @SuppressWarnings} can take its findings away
 * @param why why it is a rule, in Markdown
 * @param crash the crash that leads there, in Markdown
 * @param fix how to mend it, in Markdown
 * @param unsafe examples that it finds something in: places in rule tests, as {@code insert/Sql.java#plain}
 * @param safe examples that it finds nothing in
 */
public record RuleEntry(
        Rule rule,
        String title,
        String direction,
        Severity own,
        Severity exactlyOnce,
        Optional<Severity> foreign,
        boolean suppressible,
        String why,
        String crash,
        String fix,
        List<String> unsafe,
        List<String> safe) {

    /** Copies the lists. */
    public RuleEntry {
        unsafe = List.copyOf(unsafe);
        safe = List.copyOf(safe);
    }
}
