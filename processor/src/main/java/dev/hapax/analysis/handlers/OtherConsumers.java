package dev.hapax.analysis.handlers;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Code that takes records from Kafka in a way that is not followed: what it does with them has to be said to be unjudged. */
public final class OtherConsumers {
    private static final String ROUTES = "org/apache/camel/builder/RouteBuilder";
    private static final String CAMEL = "Apache Camel";
    private static final String CAMEL_ENDPOINT = "kafka:";
    /** What makes a consumer, or a source of records, by what owns the call. */
    private static final Map<String, Made> MADE = Map.ofEntries(
            Map.entry(
                    "org/springframework/integration/kafka/dsl/Kafka",
                    new Made("Spring Integration", "messageDrivenChannelAdapter|inboundChannelAdapter|inboundGateway")),
            Map.entry(
                    "org/springframework/integration/kafka/inbound/KafkaMessageDrivenChannelAdapter",
                    new Made("Spring Integration", "<init>")),
            Map.entry(
                    "org/springframework/integration/kafka/inbound/KafkaMessageSource",
                    new Made("Spring Integration", "<init>")),
            Map.entry(
                    "org/springframework/integration/kafka/inbound/KafkaInboundGateway",
                    new Made("Spring Integration", "<init>")),
            Map.entry("akka/kafka/javadsl/Consumer", new Made("Alpakka", ".*[sS]ource")),
            Map.entry("org/apache/pekko/kafka/javadsl/Consumer", new Made("Apache Pekko", ".*[sS]ource")),
            Map.entry("org/apache/flink/connector/kafka/source/KafkaSource", new Made("Apache Flink", "builder")),
            Map.entry("org/apache/beam/sdk/io/kafka/KafkaIO", new Made("Apache Beam", "read|readBytes")),
            Map.entry("org/apache/spark/streaming/kafka010/KafkaUtils", new Made("Apache Spark", "create.*")),
            Map.entry(
                    "io/vertx/mutiny/kafka/client/consumer/KafkaConsumer",
                    new Made("Vert.x' client for Mutiny", "handler|batchHandler|toMulti|toBlocking.*")),
            Map.entry(
                    "io/vertx/reactivex/kafka/client/consumer/KafkaConsumer",
                    new Made("Vert.x' client for RxJava", "handler|batchHandler|toFlowable|toObservable")),
            Map.entry(
                    "io/vertx/rxjava3/kafka/client/consumer/KafkaConsumer",
                    new Made("Vert.x' client for RxJava", "handler|batchHandler|toFlowable|toObservable")));

    private static final Pattern HANDED = Pattern.compile("handler|batchHandler");
    private static final Pattern OF_LIBRARIES = Pattern.compile("java/|io/(smallrye|reactivex|vertx)/");

    private record Made(String by, Pattern method) {
        Made(String by, String method) {
            this(by, Pattern.compile(method));
        }
    }

    private OtherConsumers() {}

    /**
     * A method that makes a consumer.
     *
     * @param method the method, named as handlers are
     * @param place its declaration
     * @param by the library, by its name
     */
    public record Other(HandlerMethod method, CodePlace place, String by) {}

    /** As {@link HandlerForm#marks}. */
    static Set<String> marks() {
        return Stream.concat(Stream.of(ROUTES), MADE.keySet().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static Stream<Other> of(ClassModel model, Hierarchy hierarchy) {
        boolean routes = hierarchy.supertypes(model.name()).contains(ROUTES);
        return model.node().methods.stream()
                .flatMap(method -> by(method, routes).stream().map(by -> other(new MethodTarget(model, method), by)));
    }

    private static Other other(MethodTarget method, String by) {
        Handler named = Declarations.standingFor(method, method, 0);
        return new Other(named.method(), named.declaration(), by);
    }

    private static Optional<String> by(MethodNode method, boolean routes) {
        return StreamSupport.stream(Code.of(method).instructions.spliterator(), false)
                .flatMap(insn -> by(insn, routes).stream())
                .findFirst();
    }

    private static Optional<String> by(AbstractInsnNode insn, boolean routes) {
        if (insn instanceof MethodInsnNode call) {
            return Optional.ofNullable(MADE.get(call.owner))
                    .filter(made -> made.method().matcher(call.name).matches())
                    .filter(made -> !isGivenFunction(call))
                    .map(Made::by);
        }
        return routes && isEndpoint(insn) && isFrom(insn) ? Optional.of(CAMEL) : Optional.empty();
    }

    /** Whether a consumer is given a function that is followed: not one of a library, as {@code processor::onNext} is. */
    private static boolean isGivenFunction(MethodInsnNode call) {
        return HANDED.matcher(call.name).matches()
                && !(call.getPrevious() instanceof InvokeDynamicInsnNode made
                        && made.bsmArgs.length > 1
                        && made.bsmArgs[1] instanceof Handle body
                        && OF_LIBRARIES.matcher(body.getOwner()).lookingAt());
    }

    /** Also one that is put together: {@code "kafka:" + topic}. */
    private static boolean isEndpoint(AbstractInsnNode insn) {
        return (insn instanceof LdcInsnNode constant && isEndpoint(constant.cst))
                || (insn instanceof InvokeDynamicInsnNode concatenated
                        && Stream.of(concatenated.bsmArgs).anyMatch(OtherConsumers::isEndpoint));
    }

    private static boolean isEndpoint(Object constant) {
        return constant instanceof String text && text.startsWith(CAMEL_ENDPOINT);
    }

    /** And not where a route leads to. */
    private static boolean isFrom(AbstractInsnNode endpoint) {
        return Stream.iterate(endpoint.getNext(), Objects::nonNull, AbstractInsnNode::getNext)
                .filter(MethodInsnNode.class::isInstance)
                .map(MethodInsnNode.class::cast)
                .filter(call -> !call.owner.startsWith("java/"))
                .findFirst()
                .filter(call -> call.name.startsWith("from"))
                .isPresent();
    }
}
