package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.KeyNames;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.Texts;
import java.util.Collection;
import java.util.OptionalInt;
import java.util.Set;

/** Judges keys by which the other side recognizes a repetition: they count if they are the same at every delivery. */
final class IdempotencyKeys {
    private final Provenance provenance;
    private final CatalogLookup catalog;

    IdempotencyKeys(Provenance provenance, CatalogLookup catalog) {
        this.provenance = provenance;
        this.catalog = catalog;
    }

    /** How a key behaves from delivery to delivery; the better the later. */
    enum Key {
        /** There is none. */
        NONE(""),
        /** Another one in each run. */
        CHANGING("its idempotency key is another one in each run, so it protects nothing"),
        /** The same one for all messages. */
        CONSTANT("its idempotency key is the same for every message, so that different ones are taken for one"),
        /** Nobody knows. */
        UNKNOWN("where its idempotency key comes from could not be followed"),
        /** From the message. */
        STABLE("");

        private final String words;

        Key(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        /** What a second run does of an effect that carries such a key and would otherwise take place again. */
        Repeat repeat() {
            return switch (this) {
                case NONE, CHANGING -> Repeat.AGAIN;
                case CONSTANT, UNKNOWN -> Repeat.PERHAPS;
                case STABLE -> Repeat.NOTHING;
            };
        }
    }

    /** The best of the keys that a call carries: in an argument of its own, or in its request. */
    Key of(Effect effect, Action.Catalogued call, OptionalInt argument, Collection<Requests.Detail> details) {
        Key carried = among(details);
        return argument.isEmpty()
                ? carried
                : better(carried, of(Statements.argument(effect.operands(), call.receiver(), argument.getAsInt())));
    }

    private Key among(Collection<Requests.Detail> details) {
        Key best = Key.NONE;
        for (Requests.Detail detail : details) {
            if (detail.role() instanceof RequestPart.IdempotencyKey role && isName(detail, role)) {
                best = better(best, of(detail.argument(role.value())));
            }
        }
        return best;
    }

    private static Key better(Key one, Key other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static boolean isName(Requests.Detail detail, RequestPart.IdempotencyKey role) {
        return role.name().isEmpty()
                || Texts.of(detail.argument(role.name().getAsInt()), "?").stream()
                        .anyMatch(KeyNames::contains);
    }

    private Key of(Expr value) {
        Set<Provenance.Source> sources = provenance.of(value);
        if (sources.contains(Provenance.Source.NONDETERMINISTIC)) {
            return Key.CHANGING;
        } else if (sources.equals(Set.of(Provenance.Source.MESSAGE))) {
            return Key.STABLE;
        }
        return sources.isEmpty() && !hasUnknownCall(value) ? Key.CONSTANT : Key.UNKNOWN;
    }

    private boolean hasUnknownCall(Expr value) {
        boolean[] unknown = {false};
        Subexpressions.visit(
                value,
                part -> unknown[0] |= part instanceof Expr.Call call
                        && catalog.role(call.method()).isEmpty());
        return unknown[0];
    }
}
