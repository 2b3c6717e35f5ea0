package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What code hands to a field, to a constructor or to its caller, as far as it matters for which object that is. */
sealed interface Supply {
    /** So many values that are made of each other are told apart; what is made of more is not known. */
    int MAX_DEPTH = 12;

    /**
     * A new object.
     *
     * @param constructor what makes it
     * @param args what the constructor is given
     */
    record Made(MethodKey constructor, List<Supply> args) implements Supply {
        /** Copies the list. */
        public Made {
            args = List.copyOf(args);
        }
    }

    /**
     * A parameter of the method at hand.
     *
     * @param index its position, from 0, the receiver not counted
     */
    record Parameter(int index) implements Supply {}

    /**
     * What a field of the object at hand holds.
     *
     * @param owner internal name of the class that the access names
     * @param name the field
     */
    record Held(String owner, String name) implements Supply {}

    /**
     * What another method of the class or a static one hands back.
     *
     * @param method the method
     * @param args what it is given
     */
    record Result(MethodKey method, List<Supply> args) implements Supply {
        /** Copies the list. */
        public Result {
            args = List.copyOf(args);
        }
    }

    /**
     * One of several.
     *
     * @param options none of them a choice itself, or unknown
     */
    record Either(List<Supply> options) implements Supply {
        /** Copies the list. */
        public Either {
            options = List.copyOf(options);
        }
    }

    /** Not known. */
    record Open() implements Supply {}

    /** One of several, where one that is not known makes all of it unknown. */
    static Supply oneOf(List<Supply> supplies) {
        Set<Supply> options = new LinkedHashSet<>();
        for (Supply supply : supplies) {
            if (supply instanceof Open) {
                return new Open();
            }
            options.addAll(supply instanceof Either several ? several.options() : List.of(supply));
        }
        return options.size() == 1 ? options.iterator().next() : new Either(new ArrayList<>(options));
    }

    /** The same with what a caller hands over in the place of the parameters. */
    default Supply with(List<Supply> args) {
        return with(args, 0);
    }

    private Supply with(List<Supply> args, int depth) {
        if (depth > MAX_DEPTH) {
            return new Open();
        } else if (this instanceof Parameter parameter) {
            return parameter.index() < args.size() ? args.get(parameter.index()) : new Open();
        } else if (this instanceof Made made) {
            return new Made(made.constructor(), all(made.args(), args, depth));
        } else if (this instanceof Result result) {
            return new Result(result.method(), all(result.args(), args, depth));
        }
        return this instanceof Either either ? oneOf(all(either.options(), args, depth)) : this;
    }

    private static List<Supply> all(List<Supply> supplies, List<Supply> args, int depth) {
        return supplies.stream().map(supply -> supply.with(args, depth + 1)).toList();
    }
}
