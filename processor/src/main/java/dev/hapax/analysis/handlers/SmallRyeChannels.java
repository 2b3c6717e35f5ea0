package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Methods with MicroProfile's {@code @Incoming}: what one with {@code @Outgoing} returns is sent on. */
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

    private static Optional<String> reply(Bean bean, Member member) {
        return bean.find(member.ownAnnotations(), OUTGOING)
                .map(outgoing -> Replies.to(Annotations.texts(outgoing, "value"), "a channel"))
                .or(() -> bean.find(member.ownAnnotations(), SEVERAL_OUTGOING).map(several -> "several channels"));
    }
}
