package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Methods and constructors that take a stream of records from a reactive receiver, or from a method of the project that has
 * taken it, and do something with it. What returns such a stream without having begun it leaves it to its caller, where it
 * has one.
 */
final class ReceivedStreams implements HandlerForm {
    private static final String RECEIVER = "reactor/kafka/receiver/KafkaReceiver";
    private static final String TEMPLATE = "org/springframework/kafka/core/reactive/ReactiveKafkaConsumerTemplate";
    private static final String STREAM = "Lreactor/core/publisher/Flux;";
    private static final String PUBLISHERS = "reactor/core/publisher/";
    private static final int MAX_HANDED_ON = 6;

    @Override
    public Set<String> marks() {
        return Set.of(")" + STREAM);
    }

    @Override
    public Set<String> libraries() {
        return Set.of(RECEIVER);
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        return bean.isOnClassPath(RECEIVER) ? bean.code().flatMap(method -> within(bean, method)) : Stream.empty();
    }

    private static Stream<Handler> within(Bean bean, MethodTarget method) {
        if (handsOn(bean, method, MAX_HANDED_ON)
                && bean.callers(method).findAny().isPresent()) {
            return Stream.empty();
        }
        return Lambdas.within(method).stream()
                .filter(target -> takes(bean, target, MAX_HANDED_ON))
                .map(target -> returnsStream(target) ? method : target)
                .distinct()
                .map(target -> Declarations.standingFor(target, method, 0));
    }

    /** Whether a method's own code gets a stream of records. */
    private static boolean takes(Bean bean, MethodTarget target, int depth) {
        return Calls.in(target.method())
                .filter(call -> Type.getReturnType(call.desc).getDescriptor().equals(STREAM))
                .anyMatch(call -> isReceive(bean, call)
                        || (depth > 0
                                && bean.body(new MethodKey(call.owner, call.name, call.desc))
                                        .filter(body -> handsOn(bean, body, depth - 1))
                                        .isPresent()));
    }

    private static boolean isReceive(Bean bean, MethodInsnNode call) {
        return call.name.startsWith("receive") && (bean.is(call.owner, RECEIVER) || call.owner.equals(TEMPLATE));
    }

    private static boolean handsOn(Bean bean, MethodTarget method, int depth) {
        Predicate<MethodTarget> taking = target -> takes(bean, target, depth);
        return returnsStream(method)
                && Calls.in(method.method()).noneMatch(ReceivedStreams::begins)
                && Lambdas.within(method).stream().anyMatch(taking);
    }

    private static boolean returnsStream(MethodTarget method) {
        return Type.getReturnType(method.method().desc).getDescriptor().equals(STREAM);
    }

    private static boolean begins(MethodInsnNode call) {
        return call.owner.startsWith(PUBLISHERS)
                && (call.name.startsWith("subscribe") || call.name.startsWith("block"))
                && !call.name.equals("subscribeOn");
    }

    /** Whether a method's code asks a receiver for records, as far as can be seen without other classes. */
    static boolean receives(MethodTarget target) {
        return Calls.in(target.method())
                .anyMatch(call -> call.name.startsWith("receive")
                        && (call.owner.equals(RECEIVER) || call.owner.equals(TEMPLATE)));
    }
}
