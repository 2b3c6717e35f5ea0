package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Functions that Spring Cloud Stream binds to topics, where a binder for Kafka is on the class path: what {@code @Bean}
 * methods return, components that are functions themselves, and the older {@code @StreamListener} methods.
 */
final class StreamFunctions implements HandlerForm {
    private static final Set<String> BINDERS = Set.of(
            "org/springframework/cloud/stream/binder/kafka/KafkaMessageChannelBinder",
            "org/springframework/cloud/stream/binder/reactorkafka/ReactorKafkaBinder");
    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final String COMPONENT = "Lorg/springframework/stereotype/Component;";
    private static final Pattern ENDS_ONLY =
            Pattern.compile("Ljava/util/function/Function<.*((Mono|Flux)<Ljava/lang/Void;>|;Ljava/lang/Void);>;");
    private static final String STREAM_LISTENER = "Lorg/springframework/cloud/stream/annotation/StreamListener;";
    private static final Set<String> SEND_TO = Set.of("Lorg/springframework/messaging/handler/annotation/SendTo;");
    private static final String FUNCTION = "java/util/function/Function";
    private static final Map<String, String> METHODS =
            Map.of("java/util/function/Consumer", "accept", FUNCTION, "apply");

    @Override
    public Set<String> marks() {
        return Set.of(BEAN, STREAM_LISTENER, "java/util/function/Consumer", FUNCTION);
    }

    @Override
    public Set<String> libraries() {
        return BINDERS;
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        if (BINDERS.stream().noneMatch(bean::isOnClassPath)) {
            return Stream.empty();
        }
        return Stream.of(made(bean), components(bean), listeners(bean)).flatMap(handlers -> handlers);
    }

    private static Stream<Handler> made(Bean bean) {
        return bean.inherited().stream()
                .filter(member -> bean.find(member.annotations(), Set.of(BEAN)).isPresent())
                .map(Member::body)
                .filter(method -> isFunction(method.method()))
                .flatMap(method -> makers(bean, method).stream()
                        .flatMap(maker -> Stream.concat(lambdas(bean, method, maker), objects(bean, method, maker))));
    }

    /**
     * A method that makes what a bean method hands back.
     *
     * @param by the method
     * @param asIs whether nothing is put around what it makes, as {@code andThen} does
     */
    private record Maker(MethodTarget by, boolean asIs) {
        /** Where it is sent what a function of a bean method's signature hands back. */
        Optional<String> reply(String type, @Nullable String signature) {
            return asIs ? StreamFunctions.reply(type, signature) : Optional.empty();
        }
    }

    /** A bean method and those that make what it hands back, except for other beans. */
    private static Collection<Maker> makers(Bean bean, MethodTarget method) {
        Map<MethodTarget, Maker> seen = new LinkedHashMap<>();
        Deque<Maker> open = new ArrayDeque<>(List.of(new Maker(method, true)));
        Type type = Type.getReturnType(method.method().desc);
        while (!open.isEmpty()) {
            Maker next = open.removeFirst();
            if (seen.putIfAbsent(next.by(), next) == null) {
                StreamSupport.stream(Code.of(next.by().method()).instructions.spliterator(), false)
                        .filter(MethodInsnNode.class::isInstance)
                        .map(MethodInsnNode.class::cast)
                        .filter(call -> Type.getReturnType(call.desc).equals(type))
                        .flatMap(call -> made(bean, call, next))
                        .map(made -> new Maker(made.by().on(method.receiver()), made.asIs()))
                        .forEach(open::add);
            }
        }
        return seen.values();
    }

    private static Stream<Maker> made(Bean bean, MethodInsnNode call, Maker caller) {
        return bean.body(new MethodKey(call.owner, call.name, call.desc)).stream()
                .filter(body ->
                        bean.find(Annotations.of(body.method()), Set.of(BEAN)).isEmpty())
                .map(body -> new Maker(body, caller.asIs() && isHandedBack(call)));
    }

    private static boolean isHandedBack(MethodInsnNode call) {
        AbstractInsnNode next = call.getNext();
        while (next != null && next.getOpcode() < 0) {
            next = next.getNext();
        }
        return next != null && next.getOpcode() == Opcodes.ARETURN;
    }

    /** Whether a method makes a function that Spring Cloud Stream binds, of whatever kind. */
    static boolean makesFunction(MethodNode method) {
        return Annotations.find(method, BEAN).isPresent()
                && Type.getReturnType(method.desc).getClassName().startsWith("java.util.function.");
    }

    /** Not of Kafka Streams: their functions run once, to build a topology. */
    private static boolean isFunction(MethodNode method) {
        return METHODS.containsKey(
                        Type.getReturnType(method.desc).getClassName().replace('.', '/'))
                && (method.signature == null || !method.signature.contains("org/apache/kafka/streams/"));
    }

    private static Stream<Handler> lambdas(Bean bean, MethodTarget method, Maker maker) {
        String type = Type.getReturnType(method.method().desc).getInternalName();
        return Lambdas.madeBy(maker.by().method())
                .filter(lambda -> lambda.type().equals(type))
                .flatMap(lambda -> bean.bodies(lambda.body()))
                .map(body -> Declarations.standingFor(body, method, 1)
                        .madeFor(method)
                        .replying(maker.reply(type, method.method().signature)));
    }

    private static Stream<Handler> objects(Bean bean, MethodTarget method, Maker maker) {
        return StreamSupport.stream(Code.of(maker.by().method()).instructions.spliterator(), false)
                .filter(insn -> insn.getOpcode() == Opcodes.NEW)
                .map(insn -> ((TypeInsnNode) insn).desc)
                .distinct()
                .flatMap(type -> bodies(bean, type)
                        .map(body -> Declarations.standingFor(body, method, 1)
                                .replying(maker.reply(FUNCTION, method.method().signature))));
    }

    private static Stream<Handler> components(Bean bean) {
        return bean.onClass(Set.of(COMPONENT)).isEmpty()
                ? Stream.empty()
                : bodies(bean, bean.model().name())
                        .map(body -> Declarations.handler(body, false)
                                .replying(reply(FUNCTION, bean.model().node().signature)));
    }

    private static Stream<MethodTarget> bodies(Bean bean, String type) {
        return METHODS.entrySet().stream()
                .filter(function -> bean.is(type, function.getKey()))
                .flatMap(function -> bean
                        .body(new MethodKey(
                                type,
                                function.getValue(),
                                function.getKey().equals(FUNCTION)
                                        ? "(Ljava/lang/Object;)Ljava/lang/Object;"
                                        : "(Ljava/lang/Object;)V"))
                        .stream());
    }

    private static Stream<Handler> listeners(Bean bean) {
        return bean.inherited().stream()
                .filter(member ->
                        bean.find(member.annotations(), Set.of(STREAM_LISTENER)).isPresent())
                .map(member -> Declarations.handler(member.body(), false)
                        .replying(bean.find(member.annotations(), SEND_TO).map(sendTo -> "an output binding")));
    }

    /** What ends without a value has nothing to send. */
    private static Optional<String> reply(String type, @Nullable String signature) {
        boolean sends = type.equals(FUNCTION)
                && (signature == null || !ENDS_ONLY.matcher(signature).find());
        return sends ? Optional.of("the function's output binding") : Optional.empty();
    }
}
