package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;

/** Values that are set in an object of which more is lost with them. */
final class ObjectParts {
    private final WriteBacks writeBacks;
    private final Positions positions;

    /**
     * The changes of one handler.
     *
     * @param writeBacks knows what writes an object back
     * @param positions where each change stands in the order of the code
     */
    ObjectParts(WriteBacks writeBacks, Positions positions) {
        this.writeBacks = writeBacks;
        this.positions = positions;
    }

    /** Whether what saves the object says the same, or the first value that is set in it. */
    boolean include(Change change) {
        return change.effect().action() instanceof Action.FieldChange
                && (writeBacks.of(change).isPresent()
                        || positions.all().stream()
                                .filter(other -> isOfSameObject(other, change))
                                .anyMatch(other -> positions.of(other) < positions.of(change)));
    }

    private static boolean isOfSameObject(Change other, Change change) {
        return other.effect().action() instanceof Action.FieldChange
                ? other.channel().equals(change.channel())
                : other.effect().action() instanceof Action.Catalogued call
                        && call.role() instanceof Role.SavesEntity
                        && other.subjects().stream().anyMatch(change.subjects()::contains);
    }
}
