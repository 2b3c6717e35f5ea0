package dev.hapax.analysis;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import java.util.Optional;

/** Names what was called where nothing explains a call. */
final class UnjudgedCalls {
    private UnjudgedCalls() {}

    static Optional<UnjudgedCall> of(Effect effect) {
        if (effect.path().isEmpty()) {
            return Optional.empty();
        }
        PathStep last = effect.path().get(effect.path().size() - 1);
        return method(effect.action())
                .map(method -> new UnjudgedCall(method.owner(), method.name(), method.descriptor(), last));
    }

    private static Optional<MethodKey> method(Action action) {
        if (action instanceof Action.Unjudged unjudged) {
            return Optional.of(unjudged.method());
        } else if (action instanceof Action.Invoked invoked) {
            return Optional.of(invoked.method());
        }
        return action instanceof Action.Catalogued catalogued ? Optional.of(catalogued.method()) : Optional.empty();
    }
}
