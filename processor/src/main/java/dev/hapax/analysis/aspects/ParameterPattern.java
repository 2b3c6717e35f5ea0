package dev.hapax.analysis.aspects;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * What the parameters of methods are like.
 *
 * @param types what each is like; empty for any number of any
 */
record ParameterPattern(List<Optional<Pattern>> types) {
    /** Copies the list. */
    ParameterPattern {
        types = List.copyOf(types);
    }

    boolean fit(Type[] given) {
        return fit(given, 0, 0);
    }

    private boolean fit(Type[] given, int type, int argument) {
        if (type == types.size()) {
            return argument == given.length;
        }
        Optional<Pattern> wanted = types.get(type);
        if (wanted.isEmpty()) {
            return fit(given, type + 1, argument) || (argument < given.length && fit(given, type, argument + 1));
        }
        return argument < given.length
                && TypeNames.fits(wanted.get(), given[argument])
                && fit(given, type + 1, argument + 1);
    }
}
