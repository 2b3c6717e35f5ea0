package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import java.util.HashMap;
import java.util.Map;

/** Finds methods that somebody vouches for. A blank reason vouches for nothing. Not thread-safe. */
final class Vouched {
    private static final String ASSUME_IDEMPOTENT = "Ldev/hapax/AssumeIdempotent;";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<MethodKey, Boolean> known = new HashMap<>();

    Vouched(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    boolean covers(MethodKey method) {
        Boolean answer = known.get(method);
        if (answer == null) {
            answer = hierarchy.supertypes(method.owner()).stream().anyMatch(type -> declares(method, type));
            known.put(method, answer);
        }
        return answer;
    }

    private boolean declares(MethodKey method, String type) {
        return pool.find(type)
                .flatMap(model -> model.method(method.signature()))
                .flatMap(declared -> Annotations.find(declared, ASSUME_IDEMPOTENT))
                .flatMap(annotation -> Annotations.text(annotation, "reason"))
                .filter(reason -> !reason.isBlank())
                .isPresent();
    }
}
