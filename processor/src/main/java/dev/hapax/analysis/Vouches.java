package dev.hapax.analysis;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import java.util.stream.Stream;

/** Finds the methods that somebody vouches for, among the project's classes that were read as a whole: who calls one has read its class. */
final class Vouches {
    private static final String ASSUME_IDEMPOTENT = "Ldev/hapax/AssumeIdempotent;";

    private Vouches() {}

    static Stream<Vouch> in(ClassPool pool) {
        return pool.projectClassesRead().stream().flatMap(Vouches::in);
    }

    private static Stream<Vouch> in(ClassModel model) {
        return model.node().methods.stream()
                .flatMap(method -> Annotations.find(method, ASSUME_IDEMPOTENT)
                        .flatMap(annotation -> Annotations.text(annotation, "reason"))
                        .filter(reason -> !reason.isBlank())
                        .map(reason ->
                                new Vouch(new MethodKey(model.name(), method.name, method.desc).display(), reason))
                        .stream());
    }
}
