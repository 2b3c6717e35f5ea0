package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Classes, lambdas and method references that implement by hand what a library calls with messages. */
final class Callbacks implements HandlerForm {
    private static final String VERTX_RECORD = "kafka/client/consumer/KafkaConsumerRecord";

    private final Set<String> libraries;
    private final Set<String> types;
    private final Set<String> methods;
    private final String record;

    private Callbacks(Set<String> types, Set<String> methods) {
        this(types, types, methods, "");
    }

    /** @param record how the name of the class ends that one of the parameters is of; empty where they may be of any */
    private Callbacks(Set<String> libraries, Set<String> types, Set<String> methods, String record) {
        this.libraries = libraries;
        this.types = types;
        this.methods = methods;
        this.record = record;
    }

    /** Spring's interfaces for listeners. */
    static Callbacks ofSpring() {
        return new Callbacks(
                in(
                        "org/springframework/kafka/listener/",
                        "GenericMessageListener",
                        "MessageListener",
                        "AcknowledgingMessageListener",
                        "ConsumerAwareMessageListener",
                        "AcknowledgingConsumerAwareMessageListener",
                        "BatchMessageListener",
                        "BatchAcknowledgingMessageListener",
                        "BatchConsumerAwareMessageListener",
                        "BatchAcknowledgingConsumerAwareMessageListener"),
                Set.of("onMessage"));
    }

    /**
     * What Kafka Streams calls with each record. Not what it keeps in its stores for itself: aggregators, reducers and the
     * like are given a value and hand back the next one, and Kafka Streams restores both together.
     */
    static Callbacks ofStreams() {
        return new Callbacks(
                in(
                        "org/apache/kafka/streams/",
                        "kstream/ForeachAction",
                        "kstream/KeyValueMapper",
                        "kstream/ValueMapper",
                        "kstream/ValueMapperWithKey",
                        "kstream/ValueJoiner",
                        "kstream/ValueJoinerWithKey",
                        "kstream/Predicate",
                        "kstream/Transformer",
                        "kstream/ValueTransformer",
                        "kstream/ValueTransformerWithKey",
                        "processor/Processor",
                        "processor/api/Processor",
                        "processor/api/FixedKeyProcessor"),
                Set.of("apply", "test", "transform", "process"));
    }

    /** The tasks of Kafka Connect that write records elsewhere: what they have kept is written before offsets are committed. */
    static Callbacks ofConnect() {
        return new Callbacks(Set.of("org/apache/kafka/connect/sink/SinkTask"), Set.of("put", "flush", "preCommit"));
    }

    /** What Vert.x' consumers call with records, and those that wrap them for libraries of reactive streams. */
    static Callbacks ofVertx() {
        return new Callbacks(
                Stream.of("", "mutiny/", "reactivex/", "rxjava3/")
                        .map(wrapping -> "io/vertx/" + wrapping + "kafka/client/consumer/KafkaConsumer")
                        .collect(Collectors.toUnmodifiableSet()),
                Set.of("io/vertx/core/Handler", "java/util/function/Consumer"),
                Set.of("handle", "accept"),
                VERTX_RECORD);
    }

    private static Set<String> in(String folder, String... names) {
        return Stream.of(names).map(name -> folder + name).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> marks() {
        return types.stream().flatMap(name -> Stream.of(name, name + ";")).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> libraries() {
        return libraries;
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        Stream<Handler> bodies = isOne(bean, bean.model().name())
                ? bean.inherited().stream()
                        .filter(this::isCalled)
                        .map(Member::body)
                        .filter(body -> body.owner().isProject() && takesMessages(body, Integer.MAX_VALUE))
                        .map(body -> Declarations.handler(body, false))
                : Stream.empty();
        return Stream.concat(bodies, bean.code().flatMap(method -> functions(bean, method)));
    }

    private boolean isOne(Bean bean, String type) {
        return types.stream().anyMatch(callback -> bean.is(type, callback));
    }

    private boolean isCalled(Member member) {
        return member.declarations().stream()
                .anyMatch(declared ->
                        types.contains(declared.owner().name()) && methods.contains(declared.method().name));
    }

    private Stream<Handler> functions(Bean bean, MethodTarget method) {
        return Lambdas.within(method).stream()
                .flatMap(maker -> Lambdas.madeBy(maker.method()))
                .filter(lambda -> isOne(bean, lambda.type()))
                .flatMap(lambda -> bean.bodies(lambda.body())
                        .filter(body -> takesMessages(body, lambda.arity()))
                        .map(body -> Declarations.standingFor(body, shown(lambda, body, method), lambda.arity())));
    }

    /** Whether a record is among a method's last parameters, those before it being what a lambda has captured. */
    private boolean takesMessages(MethodTarget body, int last) {
        Type[] types = Type.getArgumentTypes(body.method().desc);
        return record.isEmpty()
                || Arrays.stream(types)
                        .skip(Math.max(0, types.length - last))
                        .anyMatch(type -> type.getDescriptor().contains(record));
    }

    /**
     * A method that is passed by its name is reported under it, unless the one that passes it says what it guarantees, or
     * makes a function of Spring Cloud Stream, which is the handler.
     */
    private static MethodTarget shown(Lambdas.Lambda lambda, MethodTarget body, MethodTarget maker) {
        return lambda.isReference() && !Declarations.declares(maker) && !StreamFunctions.makesFunction(maker.method())
                ? body
                : maker;
    }
}
