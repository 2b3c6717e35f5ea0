package dev.hapax.analysis.entities;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Methods whose name is their query: {@code findByOrderIdAndStatus}. */
final class DerivedQueries {
    private static final List<String> FINDERS = List.of("find", "read", "get", "query", "search", "stream", "list");
    private static final Pattern UPDATE = Pattern.compile("update(All)?|update.*By[A-Z].*");

    private DerivedQueries() {}

    /**
     * What a repository's method does by its name.
     *
     * @param name the name
     * @param parameters how many parameters it has
     * @param resource what messages call the thing that it is about
     */
    static Optional<Role> role(String name, int parameters, Role.Resource resource) {
        OptionalInt first = parameters > 0 ? OptionalInt.of(0) : OptionalInt.empty();
        if (begins(name, "exists") || begins(name, "count")) {
            return Optional.of(new Role.GuardRead(Optional.of(resource), first, true));
        } else if (FINDERS.stream().anyMatch(verb -> begins(name, verb))) {
            return Optional.of(effect(EffectKind.READ, resource, first));
        } else if (begins(name, "delete") || begins(name, "remove")) {
            return Optional.of(effect(EffectKind.DELETE, resource, first));
        } else if (UPDATE.matcher(name).matches()) {
            return Optional.of(effect(EffectKind.SET, resource, first));
        }
        return Optional.empty();
    }

    /** The verb, and either {@code By} somewhere or {@code All} right behind it. */
    private static boolean begins(String name, String verb) {
        if (!name.startsWith(verb)) {
            return false;
        }
        String rest = name.substring(verb.length());
        return rest.isEmpty() || rest.startsWith("All") || rest.startsWith("By") || rest.matches("[A-Z].*By([A-Z].*)?");
    }

    private static Role effect(EffectKind kind, Role.Resource resource, OptionalInt identity) {
        return new Role.Effect(kind, Optional.empty(), resource, identity, OptionalInt.empty(), OptionalInt.empty());
    }
}
