package dev.hapax.analysis.wiring;

import dev.hapax.analysis.catalog.Bus;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** The project's methods that hear the events of its own code. Looked up once for each kind of events. Not thread-safe. */
public final class EventListeners {
    private static final Map<Bus, Set<String>> ON_METHODS = Map.of(
            Bus.SPRING, Set.of("Lorg/springframework/context/event/EventListener;"),
            Bus.MICRONAUT, Set.of("Lio/micronaut/runtime/event/annotation/EventListener;"),
            Bus.GUAVA, Set.of("Lcom/google/common/eventbus/Subscribe;"));
    private static final Map<Bus, Implemented> IMPLEMENTED = Map.of(
            Bus.SPRING,
            new Implemented(Set.of("org/springframework/context/ApplicationListener"), "onApplicationEvent"),
            Bus.MICRONAUT,
            new Implemented(Set.of("io/micronaut/context/event/ApplicationEventListener"), "onApplicationEvent"),
            Bus.DISRUPTOR,
            new Implemented(Set.of("com/lmax/disruptor/EventHandler", "com/lmax/disruptor/WorkHandler"), "onEvent"));
    private static final Set<String> OBSERVES =
            Set.of("Ljakarta/enterprise/event/Observes;", "Ljavax/enterprise/event/Observes;");
    private static final Set<String> OBSERVES_ASYNC =
            Set.of("Ljakarta/enterprise/event/ObservesAsync;", "Ljavax/enterprise/event/ObservesAsync;");

    private record Implemented(Set<String> types, String method) {}

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final MetaAnnotations metaAnnotations;
    private final Map<Bus, List<EventListener>> known = new EnumMap<>(Bus.class);

    /**
     * Listeners among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public EventListeners(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.metaAnnotations = new MetaAnnotations(pool);
    }

    /**
     * All listeners of one kind.
     *
     * @param bus what carries the events
     * @return the listeners, in the order of their classes' names
     */
    public List<EventListener> of(Bus bus) {
        List<EventListener> found = known.get(bus);
        if (found == null) {
            found = pool.projectClasses().stream()
                    .flatMap(name -> pool.find(name).stream())
                    .filter(model -> !model.isProxy())
                    .flatMap(model -> in(model, bus))
                    .toList();
            known.put(bus, found);
        }
        return found;
    }

    private Stream<EventListener> in(ClassModel model, Bus bus) {
        Optional<Implemented> implemented = Optional.ofNullable(IMPLEMENTED.get(bus))
                .filter(form -> hierarchy.supertypes(model.name()).stream().anyMatch(form.types()::contains));
        return model.node().methods.stream()
                .filter(method ->
                        (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC | Opcodes.ACC_ABSTRACT)) == 0)
                .map(method -> new MethodTarget(model, method))
                .flatMap(method -> switch (bus) {
                    case CDI -> observed(method);
                    case VERTX -> ConsumedEvents.of(method);
                    case STREAM -> Stream.empty();
                    default ->
                        implemented
                                        .filter(form -> form.method().equals(method.method().name))
                                        .isPresent()
                                ? declared(method)
                                : annotated(method, bus);
                });
    }

    private Stream<EventListener> annotated(MethodTarget method, Bus bus) {
        Optional<AnnotationNode> annotation =
                metaAnnotations.find(Annotations.of(method.method()), ON_METHODS.getOrDefault(bus, Set.of()));
        if (annotation.isEmpty()) {
            return Stream.empty();
        } else if (Type.getArgumentTypes(method.method().desc).length > 0) {
            return declared(method);
        }
        return Stream.of("classes", "value")
                .flatMap(element -> Annotations.types(annotation.get(), element).stream())
                .map(type -> new EventListener(
                        method,
                        type.getInternalName(),
                        Optional.empty(),
                        -1,
                        false,
                        TransactionPhases.isLate(method.method())));
    }

    private static Stream<EventListener> declared(MethodTarget method) {
        return parameters(method.method()).limit(1).mapToObj(i -> listener(method, i, false));
    }

    private static Stream<EventListener> observed(MethodTarget method) {
        return parameters(method.method())
                .filter(i -> carries(method, i, OBSERVES) || carries(method, i, OBSERVES_ASYNC))
                .mapToObj(i -> listener(method, i, carries(method, i, OBSERVES_ASYNC)));
    }

    private static boolean carries(MethodTarget method, int parameter, Set<String> wanted) {
        return Annotations.ofParameter(method.method(), parameter)
                .anyMatch(annotation -> wanted.contains(annotation.desc));
    }

    private static IntStream parameters(MethodNode method) {
        Type[] types = Type.getArgumentTypes(method.desc);
        return IntStream.range(0, types.length).filter(i -> types[i].getSort() == Type.OBJECT);
    }

    private static EventListener listener(MethodTarget method, int parameter, boolean asynchronous) {
        String type = Type.getArgumentTypes(method.method().desc)[parameter].getInternalName();
        boolean late = TransactionPhases.isLate(method.method())
                || TransactionPhases.isLate(Annotations.ofParameter(method.method(), parameter));
        return new EventListener(method, type, Optional.empty(), parameter, asynchronous, late);
    }
}
