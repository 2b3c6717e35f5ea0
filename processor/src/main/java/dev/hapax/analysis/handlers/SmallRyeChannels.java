package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods with MicroProfile's {@code @Incoming}: what one with {@code @Outgoing} returns is sent on. A channel that the
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

    /** Where a stream of records is given; an emitter of that name is the other end of the channel. */
    private static final Set<String> CHANNEL = Set.of(
            "Lorg/eclipse/microprofile/reactive/messaging/Channel;",
            "Lio/smallrye/reactive/messaging/annotations/Channel;");

    private static final String EMITTER = "Emitter;";

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

    /** The channels that a class takes from: by its methods, or by streams that it is given. */
    static Stream<String> received(ClassNode type) {
        Stream<String> streams = type.fields.stream()
                .filter(field -> !field.desc.endsWith(EMITTER))
                .flatMap(field -> channels(Annotations.of(field)));
        return Stream.concat(
                streams,
                type.methods.stream().flatMap(method -> Stream.concat(received(method), ofParameters(method))));
    }

    private static Stream<String> ofParameters(MethodNode method) {
        Type[] types = Type.getArgumentTypes(method.desc);
        return IntStream.range(0, types.length)
                .filter(i -> !types[i].getDescriptor().endsWith(EMITTER))
                .boxed()
                .flatMap(i -> channels(Annotations.ofParameter(method, i)));
    }

    private static Stream<String> channels(Stream<AnnotationNode> annotations) {
        return annotations
                .filter(annotation -> CHANNEL.contains(annotation.desc))
                .flatMap(annotation -> Annotations.text(annotation, "value").stream());
    }

    private static Stream<String> received(MethodNode method) {
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
