package dev.hapax.analysis.aspects;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * What Spring's containers ask before they call a listener. Spring takes the one bean of such a type that there is: where
 * the project has several, which of them a container is given is not known.
 */
final class RecordFilters {
    private static final Set<String> LISTENERS = Set.of(
            "Lorg/springframework/kafka/annotation/KafkaListener;",
            "Lorg/springframework/kafka/annotation/KafkaListeners;",
            "Lorg/springframework/kafka/annotation/KafkaHandler;");
    private static final List<Kind> KINDS = List.of(
            new Kind("org/springframework/kafka/listener/RecordInterceptor", "intercept", Advice.When.ACCEPTING),
            new Kind(
                    "org/springframework/kafka/listener/adapter/RecordFilterStrategy", "filter", Advice.When.REFUSING));
    private static final String RECORD = "org/apache/kafka/clients/consumer/ConsumerRecord";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final MetaAnnotations metaAnnotations;

    RecordFilters(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.metaAnnotations = new MetaAnnotations(pool);
    }

    /**
     * An interface of filters.
     *
     * @param type its internal name
     * @param method its method
     * @param when when that runs
     */
    private record Kind(String type, String method, Advice.When when) {}

    Stream<Advice> of(MethodTarget listener) {
        boolean listens = metaAnnotations
                .find(Annotations.of(listener.method()), LISTENERS)
                .isPresent();
        return !listens ? Stream.empty() : KINDS.stream().flatMap(kind -> of(kind, listener));
    }

    private Stream<Advice> of(Kind kind, MethodTarget listener) {
        List<ClassModel> beans = hierarchy.projectSubtypes(kind.type()).stream()
                .flatMap(type -> pool.find(type).stream())
                .filter(type -> type.isProject() && !type.isAbstract())
                .toList();
        Optional<String> name = kind.when() == Advice.When.REFUSING ? named(listener) : Optional.empty();
        List<ClassModel> meant = name.isEmpty()
                ? beans
                : beans.stream()
                        .filter(bean -> names(bean).anyMatch(name.get()::equals))
                        .toList();
        return meant.size() == 1 ? of(kind, meant.get(0), listener) : Stream.empty();
    }

    /** The name of the bean that the listener's annotation wants. */
    private Optional<String> named(MethodTarget listener) {
        return metaAnnotations
                .find(Annotations.of(listener.method()), LISTENERS)
                .flatMap(annotation -> Annotations.text(annotation, "filter"))
                .filter(name -> !name.isEmpty());
    }

    /** A bean goes by its class unless it is given another name. */
    private static Stream<String> names(ClassModel bean) {
        return Stream.concat(
                Stream.of(Names.ofBean(Names.simple(bean.name()))),
                Annotations.of(bean).flatMap(annotation -> Annotations.text(annotation, "value").stream()));
    }

    private static Stream<Advice> of(Kind kind, ClassModel bean, MethodTarget listener) {
        int record =
                Arrays.asList(Type.getArgumentTypes(listener.method().desc)).indexOf(Type.getObjectType(RECORD));
        Map<Integer, Integer> given = record < 0 ? Map.of() : Map.of(0, record);
        RecordParts parts = record < 0 ? RecordParts.of(listener) : RecordParts.NONE;
        return bean.node().methods.stream()
                .filter(method -> isFilter(method, kind))
                .map(method -> new Advice(
                        new MethodTarget(bean, method), kind.when(), Integer.MIN_VALUE, true, true, -1, given, parts));
    }

    private static boolean isFilter(MethodNode method, Kind kind) {
        Type[] parameters = Type.getArgumentTypes(method.desc);
        return method.name.equals(kind.method())
                && (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0
                && parameters.length > 0
                && parameters[0].getInternalName().equals(RECORD);
    }
}
