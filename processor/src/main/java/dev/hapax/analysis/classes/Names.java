package dev.hapax.analysis.classes;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.objectweb.asm.Type;

/** Class and method names for people. */
public final class Names {
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
     * A class name as Java source writes it.
     *
     * @param internalName internal name, as {@code com/acme/Orders$Line}
     * @return name with dots, as {@code com.acme.Orders.Line}
     */
    public static String source(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
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
}
