package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** The properties of classes by their names: fields, and what getters hand out. Not thread-safe. */
final class Properties {
    private static final int MAX_TYPES = 40;

    private final ClassPool pool;
    private final Map<String, Set<String>> known = new HashMap<>();

    Properties(ClassPool pool) {
        this.pool = pool;
    }

    /** What can be read of an object of a class. */
    Set<String> of(String type) {
        Set<String> found = known.get(type);
        if (found == null) {
            found = new LinkedHashSet<>(fields(type));
            for (ClassModel model : chain(type)) {
                for (MethodNode method : model.node().methods) {
                    if (method.desc.startsWith("()") && !method.desc.endsWith(")V")) {
                        property(method.name).ifPresent(found::add);
                    }
                }
            }
            known.put(type, found);
        }
        return found;
    }

    /** The fields that an object of a class has. */
    Set<String> fields(String type) {
        Set<String> names = new LinkedHashSet<>();
        for (ClassModel model : chain(type)) {
            for (FieldNode field : model.node().fields) {
                if ((field.access & Opcodes.ACC_STATIC) == 0) {
                    names.add(field.name);
                }
            }
        }
        return names;
    }

    private List<ClassModel> chain(String type) {
        List<ClassModel> chain = new ArrayList<>();
        List<String> open = new ArrayList<>(List.of(type));
        for (int i = 0; i < open.size() && chain.size() < MAX_TYPES; i++) {
            String next = open.get(i);
            Optional<ClassModel> model = next.startsWith("java/") ? Optional.empty() : pool.find(next);
            model.ifPresent(found -> {
                chain.add(found);
                open.addAll(found.parents());
            });
        }
        return chain;
    }

    private static Optional<String> property(String getter) {
        String name =
                getter.startsWith("get") ? getter.substring(3) : getter.startsWith("is") ? getter.substring(2) : "";
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    static String capitalized(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
