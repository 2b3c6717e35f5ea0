package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Methods that make objects for a framework to hand out: {@code @Bean}, {@code @Produces}, those of a {@code @Factory}. Not thread-safe. */
final class FactoryMethods {
    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final String FACTORY = "Lio/micronaut/context/annotation/Factory;";
    private static final Set<String> PRODUCES =
            Set.of("Ljakarta/enterprise/inject/Produces;", "Ljavax/enterprise/inject/Produces;");
    private static final Set<String> MADE_BY_FACTORY = Set.of(
            "Lio/micronaut/context/annotation/Bean;",
            "Lio/micronaut/context/annotation/Context;",
            "Lio/micronaut/context/annotation/Prototype;",
            "Ljakarta/inject/Singleton;",
            "Ljavax/inject/Singleton;");
    private static final List<String> NAMES = List.of("name", "value");
    private static final Set<String> HOLDERS = Set.of(
            "Lorg/springframework/context/annotation/Configuration;",
            "Lorg/springframework/boot/autoconfigure/SpringBootApplication;",
            "Lorg/springframework/boot/autoconfigure/AutoConfiguration;",
            "Lorg/springframework/stereotype/Component;",
            "Lorg/springframework/stereotype/Service;",
            FACTORY,
            "Ljakarta/enterprise/context/ApplicationScoped;",
            "Ljavax/enterprise/context/ApplicationScoped;",
            "Ljakarta/enterprise/context/Dependent;",
            "Ljavax/enterprise/context/Dependent;",
            "Ljakarta/inject/Singleton;",
            "Ljavax/inject/Singleton;");

    private final ClassPool pool;
    private @Nullable List<Product> products;

    FactoryMethods(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * What such a method makes.
     *
     * @param method the method
     * @param marks what tells its objects from others
     * @param made internal names of the classes of which it makes objects: one of them is what it hands out
     */
    record Product(MethodTarget method, BeanMarks marks, Set<String> made) {
        /** What the method says that it hands back; empty where that is no object. */
        Optional<String> type() {
            Type type = Type.getReturnType(method.method().desc);
            return type.getSort() == Type.OBJECT ? Optional.of(type.getInternalName()) : Optional.empty();
        }
    }

    /** The marks of the objects of a class that are made by such methods. */
    List<BeanMarks> of(String type) {
        return products().stream()
                .filter(product -> product.made().contains(type))
                .map(Product::marks)
                .toList();
    }

    /** Everything that is made by such methods. */
    List<Product> products() {
        List<Product> known = products;
        if (known == null) {
            known = new ArrayList<>();
            for (String name : pool.projectClasses()) {
                Optional<ClassModel> holder = pool.outline(name)
                        .filter(outline -> outline.annotations().stream().anyMatch(HOLDERS::contains))
                        .flatMap(outline -> pool.find(name));
                if (holder.isPresent()) {
                    addMade(holder.get(), known);
                }
            }
            products = known;
        }
        return known;
    }

    private static void addMade(ClassModel holder, List<Product> into) {
        boolean factory = Annotations.of(holder).anyMatch(annotation -> annotation.desc.equals(FACTORY));
        for (MethodNode method : holder.node().methods) {
            Optional<AnnotationNode> bean = Annotations.find(method, BEAN);
            boolean made = bean.isPresent()
                    || Annotations.of(method)
                            .anyMatch(annotation -> PRODUCES.contains(annotation.desc)
                                    || (factory && MADE_BY_FACTORY.contains(annotation.desc)));
            if (made) {
                Set<String> names = new HashSet<>();
                bean.ifPresent(found -> names.addAll(names(found, method)));
                BeanMarks.wanted(Annotations.of(method)).ifPresent(names::add);
                into.add(new Product(
                        new MethodTarget(holder, method),
                        new BeanMarks(names, BeanMarks.isPrimary(Annotations.of(method))),
                        newTypes(method)));
            }
        }
    }

    /** Spring's objects have the names of their methods. */
    private static Set<String> names(AnnotationNode bean, MethodNode method) {
        Set<String> names = new HashSet<>();
        NAMES.forEach(element -> names.addAll(Annotations.texts(bean, element)));
        return names.isEmpty() ? Set.of(method.name) : names;
    }

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
