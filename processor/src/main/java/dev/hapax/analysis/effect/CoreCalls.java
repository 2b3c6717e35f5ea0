package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The few calls that the engine knows without a catalog: JDBC, the Kafka producer, the runtime's emitter. */
final class CoreCalls {
    private static final OptionalInt NONE = OptionalInt.empty();
    private static final Role RUN = new Role.RunsStatement(NONE);
    private static final Role EXECUTE = new Role.ExecutesSql(0, NONE);
    private static final Role NEUTRAL = new Role.Neutral();
    private static final Role SEND = new Role.Effect(
            EffectKind.SEND,
            Optional.of(dev.hapax.analysis.Rule.SEND),
            new Role.Resource.Argument(0),
            NONE,
            NONE,
            NONE);
    private static final Role ADD = new Role.ProcessLocal(EffectKind.ADD);
    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("java/util/concurrent/atomic/AtomicLong.incrementAndGet", ADD),
            Map.entry("java/util/HashSet.add", new Role.GuardMark(Optional.empty(), OptionalInt.of(0), NONE, false)),
            Map.entry("java/util/Set.add", new Role.GuardMark(Optional.empty(), OptionalInt.of(0), NONE, false)),
            Map.entry("java/util/Set.contains", new Role.GuardRead(Optional.empty(), OptionalInt.of(0), false)),
            Map.entry("java/util/UUID.randomUUID", new Role.Nondeterministic(Role.Source.UUID)),
            Map.entry("org/apache/kafka/clients/producer/Producer.send", SEND),
            Map.entry("dev/hapax/Emitter.send", SEND));
    private static final Set<String> JDBC =
            Set.of("java/sql/Connection", "java/sql/Statement", "java/sql/PreparedStatement", "java/sql/ResultSet");

    private CoreCalls() {}

    static Optional<Role> role(String type, String method, String descriptor) {
        Role known = ROLES.get(type + "." + method);
        if (known != null) {
            return Optional.of(known);
        } else if (type.equals("javax/sql/DataSource")) {
            return Optional.of(NEUTRAL);
        } else if (!JDBC.contains(type)) {
            return Optional.empty();
        } else if (method.startsWith("prepare")) {
            return Optional.of(new Role.PreparesSql(0));
        } else if (method.startsWith("execute") && !method.endsWith("Batch")) {
            return Optional.of(descriptor.startsWith("(Ljava/lang/String;") ? EXECUTE : RUN);
        } else if (method.equals("addBatch")) {
            return Optional.of(RUN);
        } else if (type.equals("java/sql/PreparedStatement") && method.startsWith("set")) {
            return Optional.of(new Role.Binds(OptionalInt.of(0), 1));
        }
        return Optional.of(NEUTRAL);
    }
}
