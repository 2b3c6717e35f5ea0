package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/** Says which methods an aspect applies to: an expression of AspectJ, as far as it can be judged by class files. */
sealed interface Pointcut {
    /** What can be said of a method. */
    enum Match {
        YES,
        NO,
        /** That is known only at run time, or the expression is not understood. */
        UNKNOWN;

        Match not() {
            return this == UNKNOWN ? UNKNOWN : this == YES ? NO : YES;
        }

        static Match of(boolean matches) {
            return matches ? YES : NO;
        }
    }

    /** Whether it applies to a method. */
    Match matches(MethodTarget method, TypeNames types);

    /** Which arguments of the method it hands over, by the names that it has for them. */
    default Map<String, Integer> bound() {
        return Map.of();
    }

    /**
     * Methods that are annotated: {@code @annotation(X)}.
     *
     * @param type the annotation's name
     */
    record Annotated(String type) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            return Match.of(types.areOn(method.method(), type));
        }
    }

    /**
     * Methods of classes that are annotated: {@code @within(X)}, {@code @target(X)}.
     *
     * @param type the annotation's name
     */
    record OfAnnotated(String type) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            return Match.of(types.areOn(method.owner(), type));
        }
    }

    /**
     * Methods of classes: {@code within(com.acme..*)}.
     *
     * @param types what their names are like
     */
    record Within(Pattern types) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames names) {
            return Match.of(TypeNames.fits(types, method.owner().name()));
        }
    }

    /**
     * Methods by their signature: {@code execution(* com.acme..*Service.handle*(..))}.
     *
     * @param annotations names of annotations that they carry
     * @param visibility flags of which they have one; 0 for any
     * @param returned what their results are like
     * @param owner what the classes are like that declare them
     * @param name what their names are like
     * @param parameters what their parameters are like
     */
    record Executing(
            List<String> annotations,
            int visibility,
            Pattern returned,
            Pattern owner,
            Pattern name,
            ParameterPattern parameters)
            implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            Type[] given = Type.getArgumentTypes(method.method().desc);
            boolean signature = name.matcher(method.method().name).matches()
                    && TypeNames.fits(returned, Type.getReturnType(method.method().desc))
                    && parameters.fit(given)
                    && (visibility == 0 || (method.method().access & visibility) != 0);
            return Match.of(signature
                    && annotations.stream().allMatch(annotation -> types.areOn(method.method(), annotation))
                    && types.declaring(method).anyMatch(declaring -> TypeNames.fits(owner, declaring)));
        }
    }

    /**
     * Methods by what they are given: {@code args(order, ..)}.
     *
     * @param names names of the advice's parameters, or types
     * @param more whether there may be more arguments behind
     * @param declared the types of those that are parameters of the advice
     */
    record Given(List<String> names, boolean more, Map<String, Type> declared) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            Type[] given = Type.getArgumentTypes(method.method().desc);
            if (given.length < names.size() || (given.length > names.size() && !more)) {
                return Match.NO;
            }
            for (int i = 0; i < names.size(); i++) {
                Type wanted = declared.get(names.get(i));
                if (!names.get(i).equals("*") && (wanted == null || !types.isA(given[i], wanted))) {
                    return Match.UNKNOWN;
                }
            }
            return Match.YES;
        }

        @Override
        public Map<String, Integer> bound() {
            Map<String, Integer> bound = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (declared.containsKey(names.get(i))) {
                    bound.put(names.get(i), i);
                }
            }
            return bound;
        }
    }

    /**
     * Both.
     *
     * @param first one
     * @param second the other
     */
    record Both(Pointcut first, Pointcut second) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            Match one = first.matches(method, types);
            Match other = one == Match.NO ? one : second.matches(method, types);
            return other == Match.NO || one == Match.YES ? other : one;
        }

        @Override
        public Map<String, Integer> bound() {
            Map<String, Integer> bound = new HashMap<>(first.bound());
            bound.putAll(second.bound());
            return bound;
        }
    }

    /**
     * One of both at least.
     *
     * @param first one
     * @param second the other
     */
    record Either(Pointcut first, Pointcut second) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            Match one = first.matches(method, types);
            Match other = one == Match.YES ? one : second.matches(method, types);
            return other == Match.YES || one == Match.NO ? other : one;
        }
    }

    /**
     * What another one does not apply to.
     *
     * @param other the other
     */
    record Except(Pointcut other) implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            return other.matches(method, types).not();
        }
    }

    /** What is not understood. */
    record Unclear() implements Pointcut {
        @Override
        public Match matches(MethodTarget method, TypeNames types) {
            return Match.UNKNOWN;
        }
    }
}
