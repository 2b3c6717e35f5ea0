package dev.hapax.analysis;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.handlers.Handlers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds classes with handlers. */
final class HandlerClasses {
    private HandlerClasses() {}

    static List<String> among(ClassFiles classes, Collection<String> candidates, Problems problems) {
        return candidates.stream()
                .distinct()
                .filter(name -> isOrMayBe(classes, name, problems))
                .toList();
    }

    /** A pool a class: what was looked at is not kept. */
    private static boolean isOrMayBe(ClassFiles classes, String name, Problems problems) {
        int before = problems.all().size();
        Optional<ClassModel> model = new ClassPool(classes, problems).find(name);
        return model.filter(found -> Handlers.of(found).findAny().isPresent()).isPresent()
                || problems.all().size() > before;
    }
}
