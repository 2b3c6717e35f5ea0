package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The project's aspects, as Spring applies them to its beans. Not thread-safe. */
final class Aspects {
    private static final String ASPECT = "Lorg/aspectj/lang/annotation/Aspect;";
    private static final Map<String, Advice.When> KINDS = Map.of(
            "Lorg/aspectj/lang/annotation/Around;", Advice.When.AROUND,
            "Lorg/aspectj/lang/annotation/Before;", Advice.When.BEFORE,
            "Lorg/aspectj/lang/annotation/After;", Advice.When.AFTER,
            "Lorg/aspectj/lang/annotation/AfterReturning;", Advice.When.AFTER);
    private static final List<String> EXPRESSION = List.of("pointcut", "value");

    private final ClassPool pool;
    private final TypeNames types;
    private final ParameterNames names;
    private @Nullable List<Declared> declared;

    Aspects(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.types = new TypeNames(pool, hierarchy);
        this.names = new ParameterNames(this::isAnnotation);
    }

    /** An advice and what it applies to. */
    private record Declared(
            MethodTarget body, Advice.When when, Pointcut pointcut, List<String> names, Optional<Integer> order) {}

    private boolean isAnnotation(Type type) {
        return type.getSort() == Type.OBJECT
                && pool.find(type.getInternalName())
                        .filter(model -> (model.node().access & Opcodes.ACC_ANNOTATION) != 0)
                        .isPresent();
    }

    Stream<Advice> of(MethodTarget method) {
        return declared().stream()
                .filter(advice -> !advice.body().owner().equals(method.owner()))
                .filter(advice -> advice.pointcut().matches(method, types) == Pointcut.Match.YES)
                .map(Aspects::advice)
                .filter(advice -> advice.when() != Advice.When.AROUND || advice.call() >= 0);
    }

    /** Where no order is said, Spring begins the transaction first. */
    private static Advice advice(Declared declared) {
        MethodNode method = declared.body().method();
        Type[] parameters = Type.getArgumentTypes(method.desc);
        Map<String, Integer> bound = declared.pointcut().bound();
        Map<Integer, Integer> given = new HashMap<>();
        int call = -1;
        for (int i = 0; i < parameters.length; i++) {
            if (JoinPointTypes.is(parameters[i])) {
                call = i;
            } else if (bound.containsKey(declared.names().get(i))) {
                given.put(i, bound.get(declared.names().get(i)));
            }
        }
        return new Advice(
                declared.body(),
                declared.when(),
                declared.order().orElse(Integer.MAX_VALUE),
                declared.order().filter(order -> order < Integer.MAX_VALUE).isPresent(),
                false,
                call,
                given);
    }

    private List<Declared> declared() {
        List<Declared> known = declared;
        if (known == null) {
            known = new ArrayList<>();
            for (String name : pool.projectClasses()) {
                boolean isAspect = pool.outline(name)
                        .filter(outline -> outline.annotations().contains(ASPECT))
                        .isPresent();
                if (isAspect) {
                    pool.find(name).stream().flatMap(this::declaredBy).forEach(known::add);
                }
            }
            declared = known;
        }
        return known;
    }

    private Stream<Declared> declaredBy(ClassModel aspect) {
        Optional<Integer> order = Orders.of(aspect);
        return aspect.node().methods.stream()
                .flatMap(method -> Annotations.of(method)
                        .filter(annotation -> KINDS.containsKey(annotation.desc))
                        .map(annotation -> new Declared(
                                new MethodTarget(aspect, method),
                                KINDS.getOrDefault(annotation.desc, Advice.When.AROUND),
                                PointcutReader.read(aspect, this::named, names, method, expression(annotation)),
                                names.of(method, expression(annotation)),
                                order)));
    }

    private static String expression(AnnotationNode annotation) {
        return EXPRESSION.stream()
                .flatMap(name -> Annotations.text(annotation, name).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    /** A class by its name in source, with its package or, in the aspect's, without. */
    private Optional<ClassModel> named(String name) {
        return pool.projectClasses().stream()
                .filter(type ->
                        Names.source(type).equals(name) || Names.source(type).endsWith("." + name))
                .findFirst()
                .flatMap(pool::find);
    }
}
