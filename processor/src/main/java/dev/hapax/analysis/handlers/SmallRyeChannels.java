package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods with MicroProfile's {@code @Incoming}: what one with {@code @Outgoing} returns is sent on. A channel that a method of the
 * application takes from is one in memory (source: MicroProfile Reactive Messaging, "Channel"): what is done behind it is
 * judged there.
 */
final class SmallRyeChannels implements HandlerForm {
    private static final Set<String> INCOMING = Set.of(
            "Lorg/eclipse/microprofile/reactive/messaging/Incoming;",
            "Lio/smallrye/reactive/messaging/annotations/Incomings;");
    private static final Set<String> OUTGOING = Set.of("Lorg/eclipse/microprofile/reactive/messaging/Outgoing;");
    private static final Set<String> SEVERAL_OUTGOING =
            Set.of("Lio/smallrye/reactive/messaging/annotations/Outgoings;");

    @Override
    public Set<String> marks() {
        return INCOMING;
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        return bean.inherited().stream()
                .filter(member -> bean.find(member.ownAnnotations(), INCOMING).isPresent())
                .map(member -> Declarations.handler(member.body(), false).replying(reply(bean, member)));
    }

    /** The channels that a method takes from. */
    static Stream<String> received(MethodNode method) {
        return Annotations.of(method)
                .filter(annotation -> INCOMING.contains(annotation.desc))
                .flatMap(annotation ->
                        Stream.concat(Stream.of(annotation), Annotations.nested(annotation, "value").stream()))
                .flatMap(annotation -> Annotations.text(annotation, "value").stream());
    }

    private static Optional<String> reply(Bean bean, Member member) {
        Optional<AnnotationNode> one = bean.find(member.ownAnnotations(), OUTGOING);
        if (one.flatMap(outgoing -> Annotations.text(outgoing, "value"))
                .filter(bean::isReceived)
                .isPresent()) {
            return Optional.empty();
        }
        return one.map(outgoing -> Replies.to(Annotations.texts(outgoing, "value"), "a channel"))
                .or(() -> bean.find(member.ownAnnotations(), SEVERAL_OUTGOING).map(several -> "several channels"));
    }
}
