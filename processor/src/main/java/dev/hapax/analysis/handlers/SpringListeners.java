package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Methods that Spring's annotations make listeners: on the method or one that it overrides, through annotations that carry
 * them, and on the class for Spring's own {@code @KafkaHandler}. Methods for dead letters are listeners too.
 */
final class SpringListeners implements HandlerForm {
    private static final String ANNOTATIONS = "Lorg/springframework/kafka/annotation/";
    private static final Set<String> LISTENER = Set.of(ANNOTATIONS + "KafkaListener;", ANNOTATIONS + "KafkaListeners;");
    private static final Set<String> LISTENER_OF_CLASS = Set.of(ANNOTATIONS + "KafkaHandler;");
    private static final Set<String> DEAD_LETTERS = Set.of(ANNOTATIONS + "DltHandler;");
    private static final Set<String> SEND_TO = Set.of("Lorg/springframework/messaging/handler/annotation/SendTo;");

    @Override
    public Set<String> marks() {
        return Set.of(
                ANNOTATIONS + "KafkaListener;",
                ANNOTATIONS + "KafkaListeners;",
                ANNOTATIONS + "KafkaHandler;",
                ANNOTATIONS + "DltHandler;");
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        boolean whole = bean.onClass(LISTENER).isPresent();
        return bean.inherited().stream()
                .filter(member -> bean.find(member.annotations(), LISTENER).isPresent()
                        || bean.find(member.annotations(), DEAD_LETTERS).isPresent()
                        || (whole
                                && bean.find(member.annotations(), LISTENER_OF_CLASS)
                                        .isPresent()))
                .map(member -> Declarations.handler(member.body(), false).replying(reply(bean, member)));
    }

    private static Optional<String> reply(Bean bean, Member member) {
        return bean.find(member.annotations(), SEND_TO)
                .or(() -> bean.onClass(SEND_TO))
                .map(sendTo -> Replies.to(Annotations.texts(sendTo, "value"), "the sender's reply topic"));
    }
}
