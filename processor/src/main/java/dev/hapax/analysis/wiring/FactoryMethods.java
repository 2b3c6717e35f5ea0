package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Methods that make objects for Spring to hand out: {@code @Bean}. Not thread-safe. */
final class FactoryMethods {
    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final List<String> NAMES = List.of("name", "value");
    private static final Set<String> HOLDERS = Set.of(
            "Lorg/springframework/context/annotation/Configuration;",
            "Lorg/springframework/boot/autoconfigure/SpringBootApplication;",
            "Lorg/springframework/boot/autoconfigure/AutoConfiguration;",
            "Lorg/springframework/stereotype/Component;",
            "Lorg/springframework/stereotype/Service;");

    private final ClassPool pool;
    private @Nullable Map<String, List<BeanMarks>> made;

    FactoryMethods(ClassPool pool) {
        this.pool = pool;
    }

    /** The marks of the objects of a class that are made by such methods. */
    List<BeanMarks> of(String type) {
        return made().getOrDefault(type, List.of());
    }

    private Map<String, List<BeanMarks>> made() {
        Map<String, List<BeanMarks>> known = made;
        if (known == null) {
            known = new HashMap<>();
            for (String name : pool.projectClasses()) {
                Optional<ClassModel> holder = pool.outline(name)
                        .filter(outline -> outline.annotations().stream().anyMatch(HOLDERS::contains))
                        .flatMap(outline -> pool.find(name));
                for (MethodNode method :
                        holder.map(model -> model.node().methods).orElse(List.of())) {
                    addMade(method, known);
                }
            }
            made = known;
        }
        return known;
    }

    private static void addMade(MethodNode method, Map<String, List<BeanMarks>> into) {
        Optional<AnnotationNode> bean = Annotations.find(method, BEAN);
        if (bean.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        NAMES.forEach(element -> names.addAll(Annotations.texts(bean.get(), element)));
        if (names.isEmpty()) {
            names.add(method.name);
        }
        BeanMarks.wanted(Annotations.of(method)).ifPresent(names::add);
        BeanMarks marks = new BeanMarks(names, BeanMarks.isPrimary(Annotations.of(method)));
        newTypes(method)
                .forEach(type -> into.merge(
                        type,
                        List.of(marks),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList()));
    }

    /** What the method makes: one of it is what it hands out. */
    private static Set<String> newTypes(MethodNode method) {
        Set<String> types = new HashSet<>();
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn.getOpcode() == Opcodes.NEW && insn instanceof TypeInsnNode made) {
                types.add(made.desc);
            }
        }
        return types;
    }
}
