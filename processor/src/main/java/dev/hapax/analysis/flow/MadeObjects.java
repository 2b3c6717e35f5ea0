package dev.hapax.analysis.flow;

/** MadeObjects that are made here, and how they change. */
final class MadeObjects {
    private MadeObjects() {}

    /** Whether a call can change what is known of a value. */
    static boolean canChange(Expr value) {
        if (value instanceof Expr.Lambda lambda) {
            return lambda.captured().stream().anyMatch(MadeObjects::canChange);
        }
        return Exprs.options(value).stream().anyMatch(MadeObjects::isFollowed);
    }

    private static boolean isFollowed(Expr option) {
        return option instanceof Expr.Fresh made
                && !made.constructor().isEmpty()
                && (made.fields().isMade() || made.type().startsWith("java/util/"));
    }

    /**
     * An object after a write to one of its fields.
     *
     * @param always whether the write took place for sure
     */
    static Expr after(Expr object, String field, Expr value, boolean always) {
        if (object instanceof Expr.OneOf choice && canChange(choice)) {
            return Exprs.oneOf(choice.options().stream()
                    .map(option -> after(option, field, value, always))
                    .toList());
        } else if (!isFollowed(object)) {
            return object;
        }
        Expr.Fresh made = (Expr.Fresh) object;
        Expr before = made.fields().get(field).orElse(field.equals(Fields.ELEMENTS) ? value : Exprs.NULL);
        Expr kept = without(made, value);
        return made.with(made.fields().with(field, always ? kept : Exprs.either(before, kept)));
    }

    /** MadeObjects that hold each other would have no end. */
    private static Expr without(Expr.Fresh object, Expr value) {
        boolean[] found = {false};
        Exprs.visit(value, part -> found[0] |= isSame(object, part));
        return found[0] ? replaced(object, value) : value;
    }

    private static Expr replaced(Expr.Fresh object, Expr value) {
        return isSame(object, value) ? object.bare() : Exprs.mapped(value, part -> replaced(object, part));
    }

    private static boolean isSame(Expr.Fresh object, Expr part) {
        return part instanceof Expr.Fresh other && other.site().equals(object.site());
    }
}
