package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the handlers of classes, in every form that is known. Not thread-safe. */
public final class Handlers {
    private static final OwnHandlers OWN = new OwnHandlers();
    private static final List<HandlerForm> OF_OBJECTS = List.of(
            new SpringListeners(),
            new SmallRyeChannels(),
            new MicronautListeners(),
            Callbacks.ofSpring(),
            Callbacks.ofStreams(),
            Callbacks.ofConnect(),
            Callbacks.ofVertx(),
            new StreamFunctions(),
            new RecordHandlers(),
            new PollLoops(),
            new ReceivedStreams());

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final MetaAnnotations metaAnnotations;
    private final Neighbours neighbours;

    /**
     * Handlers among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public Handlers(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.metaAnnotations = new MetaAnnotations(pool);
        this.neighbours = new ProjectNeighbours(pool, hierarchy);
    }

    /**
     * The handlers of a class, inherited ones included. An abstract class or interface has those that the project's classes
     * inherit from it, and what else those have.
     *
     * @param model the class
     * @return its handlers, those of Hapax's own annotation first, each method once
     */
    public Stream<Handler> of(ClassModel model) {
        Stream<Handler> inObjects = model.isAbstract()
                ? hierarchy.projectSubtypes(model.name()).stream()
                        .flatMap(type -> pool.find(type).stream())
                        .filter(type -> !type.isAbstract())
                        .flatMap(this::ofObjects)
                : ofObjects(model);
        Set<Handler.Identity> seen = new HashSet<>();
        return Stream.concat(OWN.of(bean(model, neighbours)), inObjects)
                .filter(handler -> seen.add(handler.identity()));
    }

    /**
     * Where a class takes records in a way that is not followed.
     *
     * @param model the class
     * @return the methods that do so
     */
    public Stream<OtherConsumers.Other> others(ClassModel model) {
        return OtherConsumers.of(model, hierarchy);
    }

    private Stream<Handler> ofObjects(ClassModel type) {
        if (type.isProxy()) {
            return Stream.empty();
        }
        Bean bean = bean(type, neighbours);
        return OF_OBJECTS.stream()
                .flatMap(form -> form.of(bean))
                .filter(handler -> !handler.target().isAbstract());
    }

    private Bean bean(ClassModel model, Neighbours around) {
        return new Bean(model, pool, hierarchy, metaAnnotations, around);
    }

    /**
     * Whether a class may have handlers, has what makes methods of others handlers, or consumes otherwise. Unlike {@link #of}, this looks at no
     * other class of the project than those that it inherits from.
     *
     * @param model the class
     * @return true if it is worth judging
     */
    public boolean areIn(ClassModel model) {
        Bean bean = bean(model, Neighbours.UNKNOWN);
        return Stream.concat(Stream.of(OWN), OF_OBJECTS.stream())
                        .anyMatch(form -> form.of(bean).findAny().isPresent())
                || others(model).findAny().isPresent();
    }

    /**
     * What the constant pool of a class file holds, one of these at least, where the class has a handler of its own.
     *
     * @param isOnClassPath whether there is a class of an internal name
     * @return ends of texts; a whole descriptor of an annotation can also be behind another annotation
     */
    public static Set<String> marks(Predicate<String> isOnClassPath) {
        Stream<String> ofForms = Stream.concat(Stream.of(OWN), OF_OBJECTS.stream())
                .filter(form ->
                        form.libraries().isEmpty() || form.libraries().stream().anyMatch(isOnClassPath))
                .flatMap(form -> form.marks().stream());
        return Stream.concat(ofForms, OtherConsumers.marks().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Any method, taken as if it were a handler.
     *
     * @param target the method
     * @return the handler that it would be
     */
    public static Handler suppose(MethodTarget target) {
        return Declarations.handler(target, true);
    }
}
