package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Methods with Micronaut's {@code @Topic} in a class with its {@code @KafkaListener}. */
final class MicronautListeners implements HandlerForm {
    private static final String ANNOTATIONS = "Lio/micronaut/configuration/kafka/annotation/";
    private static final Set<String> LISTENER = Set.of(ANNOTATIONS + "KafkaListener;");
    private static final Set<String> TOPIC = Set.of(ANNOTATIONS + "Topic;", ANNOTATIONS + "Topics;");
    private static final Set<String> SEND_TO = Set.of("Lio/micronaut/messaging/annotation/SendTo;");

    @Override
    public Set<String> marks() {
        return LISTENER;
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        boolean whole = bean.onClass(LISTENER).isPresent();
        return bean.inherited().stream()
                .filter(member ->
                        whole || bean.find(member.annotations(), LISTENER).isPresent())
                .filter(member -> bean.find(member.annotations(), TOPIC).isPresent())
                .map(member -> Declarations.handler(member.body(), false).replying(reply(bean, member)));
    }

    private static Optional<String> reply(Bean bean, Member member) {
        return bean.find(member.annotations(), SEND_TO)
                .map(sendTo -> Replies.to(Annotations.texts(sendTo, "value"), "a topic"));
    }
}
