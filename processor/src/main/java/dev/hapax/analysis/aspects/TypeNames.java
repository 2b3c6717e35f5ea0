package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds what the names of pointcuts mean. Class files do not keep the imports of an aspect, so that a simple name stands
 * for any type of that name.
 */
final class TypeNames {
    private final ClassPool pool;
    private final Hierarchy hierarchy;

    TypeNames(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    boolean areOn(MethodNode method, String annotation) {
        return isAmong(Annotations.of(method), annotation);
    }

    boolean areOn(ClassModel type, String annotation) {
        return isAmong(Annotations.of(type), annotation);
    }

    private static boolean isAmong(Stream<AnnotationNode> annotations, String name) {
        return annotations.anyMatch(annotation -> is(Type.getType(annotation.desc), name));
    }

    /** Whether a type is the one that a name means. */
    static boolean is(Type type, String name) {
        String full = dotted(type);
        return full.equals(name) || full.endsWith("." + name);
    }

    /** The classes that declare a method which others override. */
    Stream<String> declaring(MethodTarget method) {
        return hierarchy.supertypes(method.owner().name()).stream()
                .filter(type -> pool.find(type)
                        .flatMap(model -> model.method(method.key().signature()))
                        .isPresent());
    }

    boolean isA(Type type, Type other) {
        return type.equals(other)
                || (type.getSort() == Type.OBJECT
                        && hierarchy.supertypes(type.getInternalName()).contains(other.getInternalName()));
    }

    static boolean fits(Pattern pattern, String internalName) {
        return fits(pattern, Type.getObjectType(internalName));
    }

    static boolean fits(Pattern pattern, Type type) {
        return pattern.matcher(dotted(type)).matches();
    }

    private static String dotted(Type type) {
        return type.getClassName().replace('$', '.');
    }

    /** What a name with wildcards stands for. */
    static Pattern pattern(String name) {
        StringBuilder regex = new StringBuilder();
        if (!name.contains(".") && !name.startsWith("*")) {
            regex.append("(?:.*\\.)?");
        } else if (name.equals("*")) {
            return Pattern.compile(".*");
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.startsWith("..", i)) {
                regex.append("\\.(?:.*\\.)?");
                i++;
            } else {
                char c = name.charAt(i);
                regex.append(c == '*' ? "[^.]*" : Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString());
    }
}
