package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is set in an object that one call has handed out, or that the message has brought, before the object is saved:
 * {@code find(id).orElseGet(Order::new)} hands out one that was read or one that was made, and what is set in it afterwards is
 * set in either.
 */
final class SetProperties {
    private final Map<Object, List<Write>> byObject = new HashMap<>();
    private final Map<Place, Integer> saves = new HashMap<>();

    /** A write to a property. */
    private record Write(int position, String property, Expr value, Effect effect) {}

    /** Which of the effects at an instruction is meant. */
    private record Place(Site site, List<Guard> guards, List<Expr> operands) {
        static Place of(Effect effect) {
            return new Place(effect.site(), effect.guards(), effect.operands());
        }
    }

    /**
     * What a handler sets.
     *
     * @param effects all that it does, in the order of the code
     */
    SetProperties(List<Effect> effects) {
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            if (!(effect.action() instanceof Action.FieldChange)) {
                saves.putIfAbsent(Place.of(effect), i);
            } else if (effect.operand(0) instanceof Expr.Field field
                    && identity(field.base()).isPresent()) {
                byObject.computeIfAbsent(identity(field.base()).get(), key -> new ArrayList<>())
                        .add(new Write(i, field.name(), effect.operand(1), effect));
            }
        }
    }

    /** What tells an object from others: the call that hands it out, or that it is one of the message's. */
    private static Optional<Object> identity(Expr object) {
        Expr seen = Exprs.nonNull(object);
        if (seen instanceof Expr.Call call) {
            return Optional.of(call.site());
        }
        return seen instanceof Expr.Param || seen instanceof Expr.Element ? Optional.of(seen) : Optional.empty();
    }

    /**
     * What an object surely holds when it is saved.
     *
     * @param object the object, as it is given to the call that saves it
     * @param save that call
     * @return the last value of each property that was set in any case
     */
    Map<String, Expr> of(Expr object, Effect save) {
        int position = saves.getOrDefault(Place.of(save), 0);
        Map<String, Expr> values = new HashMap<>();
        for (Write set : writes(object)) {
            if (set.position() < position) {
                if (isAlways(set.effect(), save)) {
                    values.put(set.property(), set.value());
                } else {
                    values.remove(set.property());
                }
            }
        }
        return values;
    }

    /** Whether one of some properties may have been set when an object is saved, by a call that may stand behind more than it does. */
    boolean mayHave(Set<String> properties, Expr object, Effect save) {
        int position = saves.entrySet().stream()
                .filter(known -> known.getKey().site().equals(save.site()))
                .filter(known -> known.getKey().operands().equals(save.operands()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(Integer.MAX_VALUE);
        return writes(object).stream()
                .anyMatch(set -> set.position() < position && properties.contains(set.property()));
    }

    private List<Write> writes(Expr object) {
        return identity(object)
                .map(key -> byObject.getOrDefault(key, List.of()))
                .orElse(List.of());
    }

    /** Whether something has been done wherever an object is saved, as far as branches and caught failures say. */
    static boolean isAlways(Effect done, Effect save) {
        return Rewritten.isAlwaysWith(done, save) && save.circumstances().containsAll(done.circumstances());
    }
}
