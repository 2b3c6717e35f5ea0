package dev.hapax.analysis.flow;

import java.util.Objects;
import java.util.function.UnaryOperator;

/** Objects that are made here, and how they change. */
final class MadeObjects {
    private MadeObjects() {}

    /** Whether it is known what a value's fields hold. */
    static boolean isFollowed(Expr option) {
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
        if (object instanceof Expr.OneOf choice && choice.options().stream().anyMatch(MadeObjects::isFollowed)) {
            return Exprs.oneOf(choice.options().stream()
                    .map(option -> after(option, field, value, always))
                    .toList());
        } else if (!isFollowed(object)) {
            return object;
        }
        Expr.Fresh made = (Expr.Fresh) object;
        if (field.equals(Fields.ANY)) {
            return made.with(made.fields().handed());
        }
        Expr before = made.fields().get(field).orElse(field.equals(Fields.ELEMENTS) ? value : Exprs.NULL);
        Expr kept = without(made, value);
        return made.with(made.fields().with(field, always ? kept : Exprs.either(before, kept)));
    }

    /** A value after an object has changed: wherever the object is in other objects, it is the changed one. */
    static Expr replaced(Expr value, Expr old, Expr now) {
        if (value.equals(old)) {
            return now;
        }
        return Subexpressions.holdsMade(value) ? within(value, part -> replaced(part, old, now)) : value;
    }

    /** A value after a write to the object that was made at one place, in whatever state it is there. */
    static Expr after(Expr value, Site object, String field, Expr written, boolean always) {
        if (!Subexpressions.holdsMade(value)) {
            return value;
        }
        return value instanceof Expr.Fresh made && made.site().equals(object)
                ? after(made, field, written, always)
                : within(value, part -> after(part, object, field, written, always));
    }

    /** What objects hold; calls and lambdas keep what they were given. */
    private static Expr within(Expr value, UnaryOperator<Expr> change) {
        if (value instanceof Expr.Fresh made) {
            return Subexpressions.mapped(value, part -> {
                Expr now = change.apply(part);
                return now == part ? part : without(made, now);
            });
        }
        return value instanceof Expr.OneOf || value instanceof Expr.Array
                ? Subexpressions.mapped(value, change)
                : value;
    }

    /** A callee's value as its caller has it: what the callee makes is another object at each call. */
    static Expr madeBy(Site call, Expr value) {
        if (!Subexpressions.holdsMade(value)) {
            return value;
        }
        Expr inner = Subexpressions.mapped(value, part -> madeBy(call, part));
        return inner instanceof Expr.Fresh made && !made.site().method().name().equals("<clinit>")
                ? new Expr.Fresh(within(call, made.site()), made.type(), made.constructor(), made.args(), made.fields())
                : inner;
    }

    /** No instruction has that index, so that it is the identity of what was made, and no place. */
    private static Site within(Site call, Site inner) {
        return new Site(call.method(), -1 - (Objects.hash(call.index(), inner) & 0x3fffffff), call.instruction());
    }

    /** Objects that hold each other would have no end. */
    private static Expr without(Expr.Fresh object, Expr value) {
        boolean[] found = {false};
        Subexpressions.visit(value, part -> found[0] |= isSame(object, part));
        return found[0] ? replaced(object, value) : value;
    }

    private static Expr replaced(Expr.Fresh object, Expr value) {
        return isSame(object, value) ? object.bare() : Subexpressions.mapped(value, part -> replaced(object, part));
    }

    private static boolean isSame(Expr.Fresh object, Expr part) {
        return part instanceof Expr.Fresh other && other.site().equals(object.site());
    }
}
