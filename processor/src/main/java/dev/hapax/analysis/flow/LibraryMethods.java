package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is known of methods that have no body in the project.
 *
 * @param looks whether one may look at state
 * @param copies which of them copy properties, and how
 * @param mappings which of them fill objects, and how
 * @param saved what calls of them store and hand back
 */
public record LibraryMethods(
        Predicate<MethodKey> looks,
        Function<MethodKey, Optional<Copying>> copies,
        Function<MethodKey, Optional<ObjectMapping>> mappings,
        Function<Expr.Call, Optional<Expr>> saved) {}
