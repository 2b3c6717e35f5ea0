package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.Code;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The names of an advice's parameters. Where the class file does not keep them, those that its pointcut binds are given to
 * the parameters that can be meant, in order, as Spring does it.
 */
final class ParameterNames {
    private static final Pattern ANNOTATIONS =
            Pattern.compile("@(?:annotation|within|target)\\(\\s*([a-z]\\w*)\\s*\\)");
    private static final Pattern ARGUMENTS = Pattern.compile("(?<!@)\\bargs\\(([^)]*)\\)");
    private static final Pattern NAME = Pattern.compile("[a-z]\\w*");

    private final Predicate<Type> annotations;

    /**
     * Names of parameters.
     *
     * @param annotations whether a type is an annotation
     */
    ParameterNames(Predicate<Type> annotations) {
        this.annotations = annotations;
    }

    /** The names in order; empty text for one that is not known. */
    List<String> of(MethodNode method, String pointcut) {
        Iterator<String> ofAnnotations = names(ANNOTATIONS, pointcut).iterator();
        Iterator<String> ofArguments = names(ARGUMENTS, pointcut).iterator();
        List<String> names = new ArrayList<>();
        int slot = 1;
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            int at = slot;
            Optional<String> kept = Annotations.parameterName(method, i).or(() -> local(method, at));
            Iterator<String> bound = annotations.test(types[i]) ? ofAnnotations : ofArguments;
            boolean isBound = !JoinPointTypes.is(types[i]) && bound.hasNext();
            names.add(kept.orElseGet(() -> isBound ? bound.next() : ""));
            slot += types[i].getSize();
        }
        return names;
    }

    private static Stream<String> names(Pattern pattern, String pointcut) {
        Matcher matcher = pattern.matcher(pointcut);
        return matcher.results()
                .flatMap(found -> Stream.of(found.group(1).split(",", -1)))
                .map(String::strip)
                .filter(name -> NAME.matcher(name).matches())
                .distinct();
    }

    private static Optional<String> local(MethodNode method, int slot) {
        List<LocalVariableNode> variables = Code.of(method).localVariables;
        return variables == null
                ? Optional.empty()
                : variables.stream()
                        .filter(variable -> variable.index == slot)
                        .map(variable -> variable.name)
                        .findFirst();
    }
}
