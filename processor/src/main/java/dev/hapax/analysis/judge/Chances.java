package dev.hapax.analysis.judge;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.Source;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Chance.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds values that differ from run to run in what a handler changes: each call that hands one out counts once. */
final class Chances {
    private static final Set<String> INSTANTS = Set.of(
            "System.currentTimeMillis()", "System.nanoTime()", "Instant.now()", "Clock.millis()", "Clock.instant()");

    /** How a text is made of a value that says all of it. */
    private static final Set<String> SPELLING = Set.of("toString", "valueOf", "toEpochMilli", "concat");

    private final Handler handler;
    private final CatalogLookup catalog;
    private final Effects effects;
    private final Expansion expansion;
    private final Identities identities;
    private final MemoryCounters counters;
    private final Map<Site, Chance> found = new LinkedHashMap<>();

    Chances(
            Handler handler,
            CatalogLookup catalog,
            Effects effects,
            Expansion expansion,
            Identities identities,
            MemoryCounters counters) {
        this.counters = counters;
        this.handler = handler;
        this.catalog = catalog;
        this.effects = effects;
        this.expansion = expansion;
        this.identities = identities;
    }

    /** Takes a change with its protection: what is done once may be done with any value. */
    void add(Judged judged) {
        Change change = judged.change();
        boolean lasting = change.durable()
                && change.repeat() != Repeat.READS
                && change.repeat() != Repeat.SKIPS // whatever is given, it is not stored
                && change.repeat() != Repeat.UNJUDGED
                && change.repeat() != Repeat.NOT_ANALYZED
                && !removes(change);
        if (lasting && isBare(judged.protection())) {
            identities.of(change.effect()).forEach(part -> values(part, change, judged.strict()));
            change.effect().guards().forEach(guard -> outcome(guard, change));
        }
    }

    /** What is taken away is not given an id. */
    private static boolean removes(Change change) {
        return change.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.Effect known
                && known.kind() == Role.EffectKind.DELETE;
    }

    private static boolean isBare(Protection protection) {
        return switch (protection.kind()) {
            case NATURAL, NONE, OPEN_GUARD, VOLATILE_GUARD, EXPIRING_GUARD -> true;
            default -> false;
        };
    }

    List<Chance> all() {
        return List.copyOf(found.values());
    }

    private void values(Identities.Part part, Change change, boolean strict) {
        Subexpressions.visit(
                expansion.of(part.value()),
                value -> source(value).ifPresent(drawn -> {
                    Kind kind = drawn.source() == Source.CLOCK && !isOfObject(part, drawn, change)
                            ? Kind.VALUE
                            : part.kind();
                    if (drawn.counted() ? kind == Kind.NAME : kind != Kind.VALUE || matters(drawn, change, strict)) {
                        add(drawn, kind, part.field(), change);
                    }
                }));
    }

    /**
     * A key with the day in it is meant to be another one later, but not that of an object; the instant itself is another one
     * each time.
     */
    private boolean isOfObject(Identities.Part part, Drawn drawn, Change change) {
        return change.effect().action() instanceof Action.Catalogued call
                && (call.role() instanceof Role.SavesEntity
                        || (part.kind() == Kind.KEY
                                && (change.rule() == Rule.INSERT
                                        || (isKept(call)
                                                && INSTANTS.contains(drawn.text())
                                                && isSpelled(expansion.of(part.value()), drawn.site())))));
    }

    /** Whether a text spells out what was drawn: what is reckoned from it, as the minute is, may be the same next time. */
    private static boolean isSpelled(Expr text, Site drawn) {
        if (text instanceof Expr.Call call) {
            return call.site().equals(drawn)
                    || (SPELLING.contains(call.method().name())
                            && call.args().stream().anyMatch(arg -> isSpelled(arg, drawn)));
        }
        return (text instanceof Expr.Concat || text instanceof Expr.OneOf)
                && Subexpressions.of(text).stream().anyMatch(part -> isSpelled(part, drawn));
    }

    private static boolean isKept(Action.Catalogued call) {
        return call.role() instanceof Role.Effect effect && effect.kind() == Role.EffectKind.SET;
    }

    /**
     * Whether another value each time is worth a word: what takes effect again is another finding's, a claim keeps the first
     * value, and the time of a write is meant to be just that, so that it counts only strictly.
     */
    private static boolean matters(Drawn drawn, Change change, boolean strict) {
        return change.repeat() != Repeat.CLAIMS
                && (strict || (change.repeat().isHarmless() && drawn.source() != Source.CLOCK));
    }

    /** Chance decides; that the clock does is mostly meant. */
    private void outcome(Guard guard, Change change) {
        compared(
                guard.condition(),
                value -> source(value)
                        .filter(drawn -> drawn.source() == Source.RANDOM)
                        .ifPresent(drawn -> add(drawn, Kind.OUTCOME, "", change)));
    }

    /** What a condition compares, not what the objects hold that it asks. */
    private static void compared(Expr condition, Consumer<Expr> visitor) {
        visitor.accept(condition);
        if (condition instanceof Expr.Op || condition instanceof Expr.OneOf) {
            Subexpressions.of(condition).forEach(part -> compared(part, visitor));
        }
    }

    private void add(Drawn drawn, Kind kind, String field, Change change) {
        Chance known = found.get(drawn.site());
        if (known != null && known.kind().compareTo(kind) <= 0) {
            return;
        }
        effects.place(drawn.site()).ifPresent(place -> {
            Effect effect = change.effect();
            List<PathStep> path = new ArrayList<>(effect.path());
            path.add(new PathStep(place, drawn.text()));
            found.put(
                    drawn.site(),
                    new Chance(
                            handler,
                            kind,
                            place,
                            path,
                            drawn.text(),
                            field,
                            change.words().once()));
        });
    }

    /**
     * A value that was drawn by a call.
     *
     * @param counted whether it was counted in memory: a row under such a number is told as another row, so that it matters
     *     only for those who receive it
     */
    private record Drawn(Site site, Source source, String text, boolean counted) {}

    private Optional<Drawn> source(Expr value) {
        if (value instanceof Expr.Call call) {
            return drawn(call.site(), call.method());
        } else if (value instanceof Expr.Fresh made && made.type().startsWith("java/util/")) {
            return drawn(made.site(), new MethodKey(made.type(), "<init>", made.constructor()));
        } else if (value instanceof Expr.Field field) {
            return counters.of(field)
                    .map(effect -> new Drawn(
                            effect.site(), Source.SEQUENCE, Names.simple(field.owner()) + "." + field.name(), true));
        }
        return Optional.empty();
    }

    private Optional<Drawn> drawn(Site site, MethodKey method) {
        return catalog.role(method).orElse(null) instanceof Role.Nondeterministic role
                ? Optional.of(new Drawn(site, role.source(), method.display(), false))
                : Optional.empty();
    }
}
