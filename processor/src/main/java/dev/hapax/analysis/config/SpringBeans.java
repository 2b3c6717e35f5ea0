package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The beans of a Spring application that make Kafka clients: where the code makes its own, Spring Boot's settings reach them
 * only as far as the code hands them on.
 */
final class SpringBeans {
    /** The container factory that a listener has which names none. */
    static final String DEFAULT_FACTORY = "kafkaListenerContainerFactory";

    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final String BOOT_PROPERTIES = "/KafkaProperties";
    private static final String CONFIGURER = "ConcurrentKafkaListenerContainerFactoryConfigurer";

    private final Set<String> containers = new HashSet<>();
    private int consumerFactories;
    private int producerFactories;
    private boolean bootProperties;
    private boolean configurer;

    /** Whether a class can have to do with any, by its constants. */
    static boolean mayBeIn(String constants) {
        return constants.contains("org/springframework/kafka/") || constants.contains(BOOT_PROPERTIES);
    }

    static SpringBeans among(Stream<ClassModel> types) {
        SpringBeans beans = new SpringBeans();
        types.forEach(beans::add);
        return beans;
    }

    private void add(ClassModel type) {
        String constants = ClassContext.constants(type.file());
        bootProperties |= constants.contains(BOOT_PROPERTIES);
        configurer |= constants.contains(CONFIGURER);
        for (MethodNode method : type.node().methods) {
            Annotations.find(method, BEAN).ifPresent(bean -> add(method, bean));
        }
    }

    private void add(MethodNode method, AnnotationNode bean) {
        String made = Type.getReturnType(method.desc).getClassName();
        String simple = made.substring(made.lastIndexOf('.') + 1);
        if (simple.endsWith("ListenerContainerFactory")) {
            containers.addAll(names(method, bean));
        } else if (simple.endsWith("ConsumerFactory")) {
            consumerFactories++;
        } else if (simple.endsWith("ProducerFactory")) {
            producerFactories++;
        }
    }

    /** What a {@code @Bean} method's bean is called. */
    static List<String> names(MethodNode method, AnnotationNode bean) {
        List<String> names = Stream.of("name", "value")
                .flatMap(element -> Annotations.texts(bean, element).stream())
                .toList();
        return names.isEmpty() ? List.of(method.name) : names;
    }

    /** The name of the container factory that a method makes. */
    static Optional<String> containerMadeBy(MethodNode method) {
        return Annotations.find(method, BEAN)
                .filter(bean -> Type.getReturnType(method.desc).getClassName().endsWith("ListenerContainerFactory"))
                .map(bean -> names(method, bean).get(0));
    }

    /** How surely a setting of Spring Boot's reaches the consumer of a listener; empty where it does not. */
    Optional<Certainty> reaches(KafkaSetting setting, Subscription listener) {
        if (setting.clients().side() == Side.PRODUCER) {
            return certainty(producerFactories == 0, bootProperties);
        }
        String factory = listener.factory().orElse(DEFAULT_FACTORY);
        boolean own = containers.contains(factory);
        boolean elsewhere = !own && listener.factory().isPresent() && !factory.equals(DEFAULT_FACTORY);
        if (elsewhere) {
            return Optional.of(Certainty.LIKELY); // a library's, or one that is registered by hand
        } else if (setting.key().equals(KafkaKeys.ACK_MODE)) {
            return certainty(!own, configurer);
        } else if (!own) {
            return certainty(consumerFactories == 0, bootProperties);
        }
        return certainty(false, bootProperties || configurer || consumerFactories == 0);
    }

    private static Optional<Certainty> certainty(boolean surely, boolean perhaps) {
        if (surely) {
            return Optional.of(Certainty.SURE);
        }
        return perhaps ? Optional.of(Certainty.LIKELY) : Optional.empty();
    }

    /** Whether what the code says about a client of one side is about the only one that there is. */
    boolean isOnly(Side side) {
        return side == Side.PRODUCER ? producerFactories <= 1 : consumerFactories <= 1 && containers.size() <= 1;
    }
}
