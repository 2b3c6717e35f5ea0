package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is known of methods that have no body in the project.
 *
 * @param looks whether one may look at state
 * @param copies which of them copy properties, and how
 * @param mappings which of them fill objects, and how
 * @param saves which of them store an object and hand it back: the argument, which does not count the receiver: that is -1
 */
public record LibraryMethods(
        Predicate<MethodKey> looks,
        Function<MethodKey, Optional<Copying>> copies,
        Function<MethodKey, Optional<ObjectMapping>> mappings,
        Function<MethodKey, OptionalInt> saves) {}
