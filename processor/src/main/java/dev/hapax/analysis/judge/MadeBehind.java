package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what an object was made behind that is saved later, with others, or by another method: {@code if (!exists(id)) {
 * notes.add(new Note(id)); }}, and then {@code saveAll(notes)}; or {@code saveAll(ids.stream().filter(id ->
 * !exists(id)).map(Note::new).toList())}. It is not saved unless it was made.
 */
final class MadeBehind {
    private static final int MAX_GUARDS = 12;
    private static final int MAX_STEPS = 40;

    private final Effects effects;
    private final Expansion expansion;
    private final Map<Site, List<Guard>> known = new HashMap<>();

    MadeBehind(Effects effects, Expansion expansion) {
        this.effects = effects;
        this.expansion = expansion;
    }

    /**
     * The effect of saving an object, behind all that making it stands behind.
     *
     * @param save the effect
     * @param object the object
     * @param given what the call is given: the object, or what holds it
     */
    Effect guarded(Effect save, Expr object, Expr given) {
        List<Guard> guards = new ArrayList<>(passed(given));
        if (!isHanded(given)) {
            guards.addAll(making(object));
        }
        Effect behind = save;
        for (Guard guard : guards.subList(0, Math.min(MAX_GUARDS, guards.size()))) {
            if (behind.guards().stream().noneMatch(guard::sameWay)) {
                behind = behind.behind(guard);
            }
        }
        return behind;
    }

    /** Whether something that is not seen has had a list, and may have put more into it. */
    private static boolean isHanded(Expr holder) {
        return Exprs.nonNull(holder) instanceof Expr.Fresh list
                && list.type().startsWith("java/util/")
                && list.fields().isHanded();
    }

    /** What making an object stands behind. */
    private List<Guard> making(Expr object) {
        return object instanceof Expr.Fresh made
                ? known.computeIfAbsent(made.site(), effects::guards).stream()
                        .filter(guard -> !endsLoop(guard))
                        .toList()
                : List.of();
    }

    /** What all objects were made behind that something holds: of each, there is a row only if it was made. */
    private List<Guard> makingAll(Expr holder) {
        if (isHanded(holder)) {
            return List.of();
        }
        List<Expr> objects = List.copyOf(Exprs.options(Exprs.nonNull(expansion.elementOf(holder))));
        return making(objects.get(0)).stream()
                .filter(guard -> objects.stream()
                        .allMatch(object -> making(object).stream().anyMatch(guard::sameWay)))
                .toList();
    }

    /** What comes after a loop is no less done where there was nothing to go through. */
    private static boolean endsLoop(Guard guard) {
        return guard.outcome() == Guard.Outcome.FALSE
                && guard.condition() instanceof Expr.Call call
                && call.method().name().equals("hasNext");
    }

    /** What all filters have let pass that everything has come through which is held here, and what it was made of behind a check. */
    private List<Guard> passed(Expr given) {
        List<Guard> guards = new ArrayList<>(0);
        Optional<Expr> at = Optional.of(given);
        boolean mapped = false;
        for (int steps = 0; at.isPresent() && steps < MAX_STEPS; steps++) {
            Expr holder = Exprs.nonNull(at.get());
            if (holder instanceof Expr.Call step) {
                guards.addAll(effects.passed(step));
            }
            at = from(holder);
            mapped |= holder instanceof Expr.Call step && Containers.maps(step);
            if (mapped && at.isEmpty()) {
                guards.addAll(makingAll(holder));
            }
        }
        return guards;
    }

    /** What everything was taken from that a value holds; empty where some of it may be from elsewhere. */
    private Optional<Expr> from(Expr holder) {
        if (holder instanceof Expr.Call call) {
            Optional<Expr> returned = expansion.returned(call);
            boolean all = Containers.is(call)
                    && !Effects.isOfElsewhere(call)
                    && (Containers.keeps(call)
                            || Containers.maps(call)
                            || Containers.flatMaps(call)
                            || Containers.unwraps(call));
            return returned.isPresent() || !all
                    ? returned
                    : Optional.of(call.args().get(0));
        }
        return holder instanceof Expr.Fresh copy
                        && copy.type().startsWith("java/util/")
                        && copy.args().size() == 1
                        && copy.fields().elements().isEmpty()
                ? Optional.of(copy.args().get(0))
                : Optional.empty();
    }
}
