package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classes, lambdas and method references that implement one of Spring's interfaces for listeners by hand. */
final class ListenerObjects implements HandlerForm {
    private static final String LISTENERS = "org/springframework/kafka/listener/";
    private static final String ANY = LISTENERS + "GenericMessageListener";
    private static final Set<String> MARKS = Stream.of(
                    "GenericMessageListener",
                    "MessageListener",
                    "AcknowledgingMessageListener",
                    "ConsumerAwareMessageListener",
                    "AcknowledgingConsumerAwareMessageListener",
                    "BatchMessageListener",
                    "BatchAcknowledgingMessageListener",
                    "BatchConsumerAwareMessageListener",
                    "BatchAcknowledgingConsumerAwareMessageListener")
            .flatMap(name -> Stream.of(LISTENERS + name, LISTENERS + name + ";"))
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public Set<String> marks() {
        return MARKS;
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        Stream<Handler> methods = bean.is(bean.model().name(), ANY)
                ? bean.inherited().stream()
                        .map(Member::body)
                        .filter(body -> body.method().name.equals("onMessage")
                                && body.owner().isProject())
                        .map(body -> Declarations.handler(body, false))
                : Stream.empty();
        return Stream.concat(
                methods, bean.inherited().stream().map(Member::body).flatMap(method -> lambdas(bean, method)));
    }

    private static Stream<Handler> lambdas(Bean bean, MethodTarget method) {
        return Lambdas.within(method).stream()
                .flatMap(maker -> Lambdas.madeBy(maker.method()))
                .filter(lambda -> bean.is(lambda.type(), ANY))
                .flatMap(lambda ->
                        bean.bodies(lambda.body()).map(body -> Declarations.standingFor(body, method, lambda.arity())));
    }
}
