package dev.hapax.analysis.entities;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.SaveMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Saves that a project declares in its own repository, whose base has none: {@code Account save(Account account)}. */
final class DeclaredSaves {
    private static final Pattern SAVE = Pattern.compile("save(All|AndFlush|AllAndFlush|Many)?");
    private static final Pattern PERSIST = Pattern.compile("(insert|persist)(All|Many)?");

    private DeclaredSaves() {}

    /**
     * What a repository's method saves by its name.
     *
     * @param name the name
     * @param parameters how many parameters it has; Micronaut makes a row of several
     * @param inserts whether the framework inserts what is saved, and has another name for updates
     * @param resource what messages call the thing that it is about
     */
    static Optional<Role> role(String name, int parameters, boolean inserts, Role.Resource resource) {
        boolean save = SAVE.matcher(name).matches();
        if (parameters == 0 || !(save || PERSIST.matcher(name).matches())) {
            return Optional.empty();
        } else if (parameters > 1) {
            return Optional.of(new Role.Effect(
                    EffectKind.INSERT,
                    Optional.empty(),
                    resource,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty()));
        }
        SaveMode mode = save && !inserts ? SaveMode.SAVE : SaveMode.PERSIST;
        return Optional.of(new Role.SavesEntity(OptionalInt.of(0), mode));
    }
}
