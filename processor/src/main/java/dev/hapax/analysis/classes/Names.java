package dev.hapax.analysis.classes;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Class and method names for people. */
public final class Names {
    /** As javac names them, and as Kotlin does; the number says nothing, and one more lambda above changes it. */
    private static final Pattern LAMBDA =
            Pattern.compile("lambda\\$(?:(?<java>[^$]+)\\$)?\\d+|(?<kotlin>[^$]+)(?:\\$lambda\\$\\d+)+");

    /** Of a class without a name all that follows its {@code $}, of a local class what stands before its name. */
    private static final Pattern NUMBER = Pattern.compile("\\$\\d+(?=\\$|$)|(?<=\\$)\\d+(?=\\D)");

    private Names() {}

    /**
     * The last part of a class name.
     *
     * @param internalName internal name, as {@code com/acme/Orders$Line}
     * @return simple name, as {@code Line}
     */
    public static String simple(String internalName) {
        String last = internalName.substring(internalName.lastIndexOf('/') + 1);
        int nested = last.lastIndexOf('$');
        boolean named = nested >= 0 && nested + 1 < last.length() && !Character.isDigit(last.charAt(nested + 1));
        return named ? last.substring(nested + 1) : last;
    }

    /**
     * The name that a bean goes by whose class is called so: as the JDK does it for properties.
     *
     * @param simpleName a simple name
     * @return the same with a small letter first, unless it begins with several capitals
     */
    public static String ofBean(String simpleName) {
        String last = simpleName.substring(simpleName.lastIndexOf('.') + 1);
        boolean kept =
                last.length() > 1 && Character.isUpperCase(last.charAt(1)) && Character.isUpperCase(last.charAt(0));
        return kept ? last : Character.toLowerCase(last.charAt(0)) + last.substring(1);
    }

    /**
     * A class name as Java source writes it. A class without a name goes by that of the class around it, and a local class by
     * its own: the number that compilers tell them apart by stands in no source.
     *
     * @param internalName internal name, as {@code com/acme/Orders$Line} or {@code com/acme/Orders$1}
     * @return name with dots, as {@code com.acme.Orders.Line} or {@code com.acme.Orders}
     */
    public static String source(String internalName) {
        String named = internalName.indexOf('$') < 0
                ? internalName
                : NUMBER.matcher(internalName).replaceAll("");
        return named.replace('/', '.').replace('$', '.');
    }

    /**
     * A method with its parameter types' simple names.
     *
     * @param name the method's name
     * @param descriptor its descriptor
     * @param owner internal name of its class, which stands in for {@code <init>}
     * @return as {@code place(Order)}
     */
    public static String methodDisplay(String name, String descriptor, String owner) {
        String shown = name.equals("<init>") ? "new " + simple(owner) : name;
        return Arrays.stream(Type.getArgumentTypes(descriptor))
                .map(type -> simple(type.getClassName().replace('.', '/')))
                .collect(Collectors.joining(", ", shown + "(", ")"));
    }

    /**
     * Whether a method is a lambda that a compiler has named.
     *
     * @param name the method's name
     * @return true for the names of javac and Kotlin
     */
    public static boolean isLambda(String name) {
        return isMarked(name) && LAMBDA.matcher(name).matches();
    }

    /**
     * A lambda, by where it stands: compilers make methods of them, whose names no source has.
     *
     * @param name the method's name
     * @param owner internal name of its class
     * @return as {@code a lambda in OrderService.place}; empty where the name is not a compiler's
     */
    static Optional<String> lambda(String name, String owner) {
        if (!isMarked(name)) {
            return Optional.empty();
        }
        Matcher made = LAMBDA.matcher(name);
        return made.matches() ? Optional.of("a lambda in " + around(made, simple(owner))) : Optional.empty();
    }

    /** Names are asked for all the time, and nearly none is a lambda's. */
    private static boolean isMarked(String name) {
        return name.contains("lambda$");
    }

    private static String around(Matcher made, String owner) {
        String method = made.group("java") == null ? made.group("kotlin") : made.group("java");
        if (method == null || method.equals("null") || method.equals("static")) {
            return owner;
        }
        return method.equals("new") ? "new " + owner : owner + "." + method;
    }
}
