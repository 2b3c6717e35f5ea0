package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/** Reads pointcuts. What it does not understand is {@link Pointcut.Unclear}. */
final class PointcutReader {
    private static final String POINTCUT = "Lorg/aspectj/lang/annotation/Pointcut;";
    /** How deep one pointcut may name another. */
    private static final int MAX_NAMED = 8;

    private final ClassModel aspect;
    private final Function<String, Optional<ClassModel>> classes;
    private final ParameterNames names;
    private final Map<String, Type> parameters;
    private final int depth;

    private PointcutReader(
            ClassModel aspect,
            Function<String, Optional<ClassModel>> classes,
            ParameterNames names,
            Map<String, Type> parameters,
            int depth) {
        this.aspect = aspect;
        this.classes = classes;
        this.names = names;
        this.parameters = parameters;
        this.depth = depth;
    }

    /**
     * Reads what an advice says.
     *
     * @param aspect the class in which it says so
     * @param classes finds the project's classes by their names in source
     * @param names knows the names of parameters
     * @param method the method that has the pointcut
     * @param expression the pointcut
     */
    static Pointcut read(
            ClassModel aspect,
            Function<String, Optional<ClassModel>> classes,
            ParameterNames names,
            MethodNode method,
            String expression) {
        return new PointcutReader(aspect, classes, names, parameters(names, method, expression), 0).read(expression);
    }

    private static Map<String, Type> parameters(ParameterNames names, MethodNode method, String expression) {
        Map<String, Type> parameters = new HashMap<>();
        List<String> named = names.of(method, expression);
        Type[] types = Type.getArgumentTypes(method.desc);
        for (int i = 0; i < types.length; i++) {
            parameters.put(named.get(i), types[i]);
        }
        return parameters;
    }

    private Pointcut read(String expression) {
        return either(expression.strip());
    }

    private Pointcut either(String text) {
        List<String> parts = split(text, "||", "or");
        Pointcut all = both(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            all = new Pointcut.Either(all, both(part));
        }
        return all;
    }

    private Pointcut both(String text) {
        List<String> parts = split(text, "&&", "and");
        Pointcut all = one(parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            all = new Pointcut.Both(all, one(part));
        }
        return all;
    }

    private Pointcut one(String text) {
        if (text.startsWith("!")) {
            return new Pointcut.Except(one(text.substring(1).strip()));
        } else if (text.startsWith("not ")) {
            return new Pointcut.Except(one(text.substring(4).strip()));
        }
        int open = text.indexOf('(');
        if (open < 0 || !text.endsWith(")")) {
            return new Pointcut.Unclear();
        } else if (open == 0) {
            return either(text.substring(1, text.length() - 1).strip());
        }
        String inside = text.substring(open + 1, text.length() - 1).strip();
        return switch (text.substring(0, open).strip()) {
            case "@annotation" -> new Pointcut.Annotated(type(inside));
            case "@within", "@target" -> new Pointcut.OfAnnotated(type(inside));
            case "within" ->
                inside.contains("+") || inside.contains("@")
                        ? new Pointcut.Unclear()
                        : new Pointcut.Within(TypeNames.pattern(inside));
            case "execution" -> Signatures.read(inside);
            case "args" -> given(inside);
            case "bean", "this", "target", "call", "@args", "cflow", "if", "handler", "get", "set" ->
                new Pointcut.Unclear();
            default -> named(text.substring(0, open).strip());
        };
    }

    /** A name stands for a parameter of the method, which says the type, or for the type itself. */
    private String type(String name) {
        Type parameter = parameters.get(name);
        return parameter == null ? name : parameter.getClassName().replace('$', '.');
    }

    private Pointcut given(String inside) {
        List<String> names = inside.isEmpty() ? List.of() : split(inside, ",", ",");
        boolean more = !names.isEmpty() && names.get(names.size() - 1).equals("..");
        List<String> first = more ? names.subList(0, names.size() - 1) : names;
        return first.contains("..") ? new Pointcut.Unclear() : new Pointcut.Given(first, more, parameters);
    }

    /** A pointcut that has a name: of this class or of another one. */
    private Pointcut named(String name) {
        int dot = name.lastIndexOf('.');
        Optional<ClassModel> owner = dot < 0 ? Optional.of(aspect) : classes.apply(name.substring(0, dot));
        if (depth == MAX_NAMED || owner.isEmpty()) {
            return new Pointcut.Unclear();
        }
        return owner.get().node().methods.stream()
                .filter(method -> method.name.equals(name.substring(dot + 1)))
                .flatMap(method -> Annotations.find(method, POINTCUT)
                        .flatMap(annotation -> Annotations.text(annotation, "value"))
                        .map(value -> new PointcutReader(
                                        owner.get(), classes, names, parameters(names, method, value), depth + 1)
                                .read(value))
                        .stream())
                .findFirst()
                .orElseGet(Pointcut.Unclear::new);
    }

    /** The parts of a text between separators that stand in no parentheses. */
    private static List<String> split(String text, String separator, String word) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            int length = open > 0 ? 0 : text.startsWith(separator, i) ? separator.length() : word(text, word, i);
            if (length > 0) {
                parts.add(text.substring(start, i).strip());
                start = i + length;
                i = start - 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts;
    }

    private static int word(String text, String word, int at) {
        boolean stands = text.startsWith(word + " ", at) && at > 0 && !isPartOfName(text.charAt(at - 1));
        return stands ? word.length() + 1 : 0;
    }

    private static boolean isPartOfName(char c) {
        return Character.isJavaIdentifierPart(c) || c == '.' || c == '*';
    }
}
