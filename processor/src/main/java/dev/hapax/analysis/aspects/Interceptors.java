package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The project's interceptors of CDI and Micronaut, which annotations bind to methods and classes. Not thread-safe. */
final class Interceptors {
    private static final Set<String> OF_CDI =
            Set.of("Ljakarta/interceptor/Interceptor;", "Ljavax/interceptor/Interceptor;");
    private static final Set<String> AROUND =
            Set.of("Ljakarta/interceptor/AroundInvoke;", "Ljavax/interceptor/AroundInvoke;");
    private static final Set<String> BINDING =
            Set.of("Ljakarta/interceptor/InterceptorBinding;", "Ljavax/interceptor/InterceptorBinding;");
    private static final String BEAN_OF_MICRONAUT = "Lio/micronaut/aop/InterceptorBean;";
    private static final String TYPE_OF_MICRONAUT = "Lio/micronaut/context/annotation/Type;";
    private static final String INTERCEPTOR_OF_MICRONAUT = "io/micronaut/aop/MethodInterceptor";
    /** CDI's own transactions begin here. */
    private static final int TRANSACTIONS = 200;

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private @Nullable List<Declared> declared;

    Interceptors(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /** An advice and the annotations that bind it. */
    private record Declared(Advice advice, Set<String> bindings) {}

    Stream<Advice> of(MethodTarget method) {
        if (declared().isEmpty()) {
            return Stream.empty();
        }
        Set<String> carried = Stream.concat(Annotations.of(method.method()), Annotations.of(method.owner()))
                .map(annotation -> annotation.desc)
                .collect(Collectors.toSet());
        return declared().stream()
                .filter(one -> one.bindings().stream().anyMatch(carried::contains))
                .map(Declared::advice);
    }

    private List<Declared> declared() {
        List<Declared> known = declared;
        if (known == null) {
            known = new ArrayList<>();
            for (String name : pool.projectClasses()) {
                Set<String> annotations = pool.outline(name)
                        .<Set<String>>map(outline -> outline.annotations())
                        .orElse(Set.of());
                if (annotations.stream().anyMatch(OF_CDI::contains)) {
                    pool.find(name).stream().flatMap(this::ofCdi).forEach(known::add);
                }
            }
            for (String name : hierarchy.projectSubtypes(INTERCEPTOR_OF_MICRONAUT)) {
                pool.find(name)
                        .filter(model -> model.isProject() && !model.isAbstract())
                        .flatMap(this::ofMicronaut)
                        .ifPresent(known::add);
            }
            declared = known;
        }
        return known;
    }

    private Stream<Declared> ofCdi(ClassModel model) {
        Set<String> bindings = Annotations.of(model)
                .map(annotation -> annotation.desc)
                .filter(this::isBinding)
                .collect(Collectors.toSet());
        int order = Orders.of(model).orElse(Integer.MAX_VALUE);
        return model.node().methods.stream()
                .filter(method -> Annotations.of(method).anyMatch(annotation -> AROUND.contains(annotation.desc)))
                .map(method -> new Declared(around(model, method, order, order < TRANSACTIONS), bindings));
    }

    private boolean isBinding(String annotation) {
        return pool.find(Type.getType(annotation).getInternalName()).stream()
                .flatMap(Annotations::of)
                .anyMatch(meta -> BINDING.contains(meta.desc));
    }

    /** Bound by what its own annotation names, or by annotations of the project that name it. */
    private Optional<Declared> ofMicronaut(ClassModel model) {
        Set<String> bindings = new HashSet<>();
        Annotations.of(model)
                .filter(annotation -> annotation.desc.equals(BEAN_OF_MICRONAUT))
                .flatMap(annotation -> Annotations.types(annotation, "value").stream())
                .forEach(type -> bindings.add(type.getDescriptor()));
        Type own = Type.getObjectType(model.name());
        for (String name : pool.projectClasses()) {
            boolean names = pool.outline(name)
                    .filter(outline -> outline.annotations().contains(TYPE_OF_MICRONAUT))
                    .flatMap(outline -> pool.find(name))
                    .filter(type -> Annotations.of(type)
                            .filter(annotation -> annotation.desc.equals(TYPE_OF_MICRONAUT))
                            .anyMatch(annotation -> types(annotation).contains(own)))
                    .isPresent();
            if (names) {
                bindings.add(Type.getObjectType(name).getDescriptor());
            }
        }
        return model.node().methods.stream()
                .filter(method -> method.name.equals("intercept")
                        && method.desc.startsWith("(Lio/micronaut/aop/MethodInvocationContext;)"))
                .findFirst()
                .map(method ->
                        new Declared(around(model, method, Orders.of(model).orElse(0), false), bindings));
    }

    private static List<Type> types(AnnotationNode annotation) {
        return Annotations.types(annotation, "value");
    }

    private static Advice around(ClassModel model, MethodNode method, int order, boolean outside) {
        return new Advice(new MethodTarget(model, method), Advice.When.AROUND, order, outside, true, 0, Map.of());
    }
}
