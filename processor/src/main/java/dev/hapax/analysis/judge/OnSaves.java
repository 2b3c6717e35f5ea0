package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Circumstance.OnSave;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges what takes place together with saving an entity, as what {@code @PostPersist} stands at does: that is done again where
 * the next run makes one more row, or changes the row once more.
 */
final class OnSaves {
    private static final String WINDOW = "it comes with saving `%s`, which a complete run does not repeat";

    private final List<Change> changes;
    private final CatalogLookup catalog;

    private OnSaves(List<Change> changes, CatalogLookup catalog) {
        this.changes = changes;
        this.catalog = catalog;
    }

    static OnSaves among(Stream<Change> changes, CatalogLookup catalog) {
        return new OnSaves(changes.toList(), catalog);
    }

    /** What a listener sets in the entity itself is saved with it, and judged as that. */
    static boolean isPartOfSave(Effect effect) {
        return effect.action() instanceof Action.FieldChange
                && around(effect).findAny().isPresent();
    }

    /** Whether it takes place in some run: what is called for new rows is not for one that was read. */
    boolean canTakePlace(Effect effect) {
        return around(effect).allMatch(save -> saves(save).isEmpty() || canBe(save));
    }

    /** What protects a change that comes with a save; empty where that says nothing. */
    Optional<Protection> protecting(Change change) {
        return around(change.effect())
                .filter(save -> !isRepeated(save))
                .flatMap(save -> saves(save).stream())
                .map(saved -> new Protection(
                        Protection.Kind.CHECKED,
                        WINDOW.formatted(saved.subjects().get(0).name())))
                .findFirst();
    }

    /** The saves that an effect comes with: a listener can save something that has listeners, too. */
    private static Stream<OnSave> around(Effect effect) {
        return effect.circumstances().stream().filter(OnSave.class::isInstance).map(OnSave.class::cast);
    }

    private boolean canBe(OnSave save) {
        return saves(save).stream().anyMatch(change -> save.inserted() ? change.writes() : !isNewRow(change));
    }

    private boolean isRepeated(OnSave save) {
        return save.inserted() ? saves(save).stream().anyMatch(OnSaves::isNewRow) : isChangedAgain(save);
    }

    private static boolean isNewRow(Change save) {
        return !save.repeat().isHarmless();
    }

    /** Whether what is saved has grown before, or holds a value that differs from run to run. */
    private boolean isChangedAgain(OnSave save) {
        List<Change> saving = saves(save);
        List<Subject> saved =
                saving.stream().flatMap(change -> change.subjects().stream()).toList();
        return saving.stream().anyMatch(change -> holdsAnother(change.effect()))
                || changes.stream()
                        .filter(change -> change.subjects().stream().anyMatch(saved::contains))
                        .anyMatch(change -> grows(change)
                                || (change.effect().action() instanceof Action.FieldChange
                                        && holdsAnother(change.effect())));
    }

    private static boolean grows(Change change) {
        return !change.repeat().isHarmless() && (change.rule() == Rule.INCREMENT || change.rule() == Rule.APPEND);
    }

    private boolean holdsAnother(Effect effect) {
        return effect.operands().stream()
                .anyMatch(value -> Subexpressions.hold(
                        value,
                        part -> part instanceof Expr.Call call
                                && catalog.role(call.method()).orElse(null) instanceof Role.Nondeterministic));
    }

    private List<Change> saves(OnSave save) {
        return changes.stream()
                .filter(change -> change.effect().site().equals(save.at().site()))
                .filter(change -> change.rule() == Rule.INSERT)
                .toList();
    }
}
