package dev.hapax.analysis.config;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import dev.hapax.analysis.config.KafkaSetting.Clients;
import dev.hapax.analysis.effect.Places;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The settings that one method's code writes. */
final class MethodSettings {
    private static final Set<String> PUTS = Set.of("put", "putIfAbsent", "setProperty", "replace");
    private static final Set<String> MAPS = Set.of("java/util/Map", "com/google/common/collect/ImmutableMap");
    private static final String HAPAX = "dev/hapax/Hapax";
    private static final int RANK = 8;

    private final MethodFlow flow;
    private final MethodTarget target;
    private final ClassContext context;
    private final Places places;
    private final List<KafkaSetting> found = new ArrayList<>();

    MethodSettings(MethodFlow flow, MethodTarget target, ClassContext context, Places places) {
        this.flow = flow;
        this.target = target;
        this.context = context;
        this.places = places;
    }

    /**
     * A key and a value that a call writes.
     *
     * @param call the call
     * @param key the key
     * @param value the value
     */
    private record Entry(CallSite call, String key, Expr value) {}

    List<KafkaSetting> all() {
        List<Entry> entries = flow.calls().stream().flatMap(this::entries).toList();
        boolean ofKafka = context.kafka() || entries.stream().map(Entry::key).anyMatch(KafkaKeys::isDistinct);
        if (ofKafka) {
            entries.forEach(this::add);
        }
        flow.calls().forEach(this::addSetter);
        new UnsetSettings(flow).all().forEach(this::addDefault);
        return found;
    }

    private Stream<Entry> entries(CallSite call) {
        String owner = call.method().owner();
        String name = call.method().name();
        if (PUTS.contains(name) && isMap(owner)) {
            return entry(call, call.arg(0), call.arg(1));
        } else if (MAPS.contains(owner) && (name.equals("of") || name.equals("entry"))) {
            return Stream.iterate(0, at -> at + 1 < call.args().size(), at -> at + 2)
                    .flatMap(at -> entry(call, call.arg(at), call.arg(at + 1)));
        }
        return owner.equals(HAPAX) && name.equals("property") ? entry(call, call.arg(0), call.arg(1)) : Stream.empty();
    }

    private static boolean isMap(String owner) {
        return (owner.startsWith("java/util/") && (owner.endsWith("Map") || owner.endsWith("Properties")))
                || owner.equals("java/util/Hashtable")
                || owner.startsWith("com/google/common/collect/ImmutableMap");
    }

    private static Stream<Entry> entry(CallSite call, Expr key, Expr value) {
        return Constants.text(key).map(text -> new Entry(call, text, value)).stream();
    }

    private void add(Entry entry) {
        Optional<Side> side = KafkaKeys.side(entry.key());
        Optional<String> value = Constants.value(entry.key(), entry.value());
        if (side.isPresent() && value.isPresent()) {
            boolean hapax = entry.call().method().owner().equals(HAPAX);
            List<Framework> frameworks = hapax ? List.of(Framework.HAPAX) : context.frameworks();
            boolean sure = context.isClear() && !entry.call().method().name().equals("putIfAbsent");
            for (Framework framework : frameworks) {
                // a map in a class that also starts Hapax's handlers need not be for them
                boolean certain = hapax || (sure && framework != Framework.HAPAX);
                add(
                        entry.key(),
                        value.get(),
                        entry.key(),
                        framework,
                        side.get(),
                        Optional.empty(),
                        entry.call(),
                        certain);
            }
        }
    }

    /** Spring's own setters, and a group's name in place of what its consumer knows. */
    private void addSetter(CallSite call) {
        String owner = call.method().owner();
        if (call.method().name().equals("setAckMode") && owner.startsWith("org/springframework/kafka/")) {
            Optional<String> factory = SpringBeans.containerMadeBy(target.method());
            Constants.value(KafkaKeys.ACK_MODE, call.arg(0))
                    .ifPresent(mode -> add(
                            KafkaKeys.ACK_MODE,
                            mode,
                            "setAckMode",
                            Framework.SPRING,
                            Side.CONSUMER,
                            factory,
                            call,
                            factory.isPresent()));
        } else if (call.method().name().equals("setTransactionIdPrefix")
                && owner.startsWith("org/springframework/kafka/")) {
            Constants.text(call.arg(0))
                    .ifPresent(prefix -> add(
                            KafkaKeys.TRANSACTIONAL_ID,
                            prefix,
                            "setTransactionIdPrefix",
                            Framework.SPRING,
                            Side.PRODUCER,
                            Optional.empty(),
                            call,
                            true));
        } else if (isMadeUp(call.method())) {
            for (Framework framework : List.of(Framework.CLIENT, Framework.SPRING)) {
                add(
                        KafkaKeys.MADE_UP_METADATA,
                        "",
                        call.method().name().equals("<init>")
                                ? "new ConsumerGroupMetadata(groupId)"
                                : "sendOffsetsToTransaction(offsets, groupId)",
                        framework,
                        Side.CONSUMER,
                        Optional.empty(),
                        call,
                        true);
            }
        }
    }

    /** Metadata made of a group's name, or the name in its place, as clients before 4.0 take it. */
    private static boolean isMadeUp(MethodKey method) {
        return switch (method.owner()) {
            case "org/apache/kafka/clients/consumer/ConsumerGroupMetadata" ->
                method.descriptor().equals("(Ljava/lang/String;)V");
            case "org/apache/kafka/clients/producer/Producer", "org/apache/kafka/clients/producer/KafkaProducer" ->
                method.name().equals("sendOffsetsToTransaction")
                        && method.descriptor().equals("(Ljava/util/Map;Ljava/lang/String;)V");
            default -> false;
        };
    }

    private void addDefault(UnsetSettings.Unset unset) {
        Clients clients = new Clients(
                Framework.CLIENT, Side.CONSUMER, Optional.of(target.owner().name()), 0);
        found.add(new KafkaSetting(
                unset.key(),
                unset.value(),
                "",
                clients,
                Optional.empty(),
                places.of(target, unset.consumer().site().index()),
                Certainty.DEFAULT));
    }

    private void add(
            String key,
            String value,
            String written,
            Framework framework,
            Side side,
            Optional<String> name,
            CallSite call,
            boolean sure) {
        found.add(new KafkaSetting(
                key,
                value,
                written,
                new Clients(framework, side, name, RANK),
                Optional.empty(),
                places.of(target, call.site().index()),
                sure ? Certainty.SURE : Certainty.LIKELY));
    }
}
