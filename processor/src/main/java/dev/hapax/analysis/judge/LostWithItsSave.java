package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import java.util.List;

/**
 * Changes of objects that the handler saves itself: where both come after the mark, the save is what a crash loses, and the
 * change with it. One word about the save is enough.
 */
final class LostWithItsSave {
    private LostWithItsSave() {}

    /** Whether a change is lost with a save that is told, so that nothing need be said of it. */
    static boolean is(Judged judged, List<Judged> all) {
        return isMarkedFirst(judged)
                && isInMemory(judged.change())
                && all.stream()
                        .filter(LostWithItsSave::isMarkedFirst)
                        .map(Judged::change)
                        .anyMatch(change -> isSave(change)
                                && change.subjects().stream()
                                        .anyMatch(judged.change().subjects()::contains));
    }

    private static boolean isMarkedFirst(Judged judged) {
        return judged.protection().kind() == Protection.Kind.MARKED_FIRST;
    }

    private static boolean isInMemory(Change change) {
        return change.effect().action() instanceof Action.FieldChange
                || (change.effect().action() instanceof Action.Catalogued call
                        && call.role() instanceof Role.ProcessLocal);
    }

    private static boolean isSave(Change change) {
        return change.effect().action() instanceof Action.Catalogued call && call.role() instanceof Role.SavesEntity;
    }
}
