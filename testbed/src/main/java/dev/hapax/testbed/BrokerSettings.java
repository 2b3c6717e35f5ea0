package dev.hapax.testbed;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a broker that is its own cluster, starts quickly and comes back quickly from a kill. */
final class BrokerSettings {
    private BrokerSettings() {}

    static Map<String, String> of(int port, int controllerPort, Path data, Map<String, String> overrides) {
        Map<String, String> settings = new TreeMap<>(where(port, controllerPort, data));
        settings.putAll(ALONE);
        settings.putAll(QUICK);
        settings.putAll(overrides);
        return settings;
    }

    /** With a listener more, whose clients are sent to the port of a proxy. */
    static Map<String, String> behind(Map<String, String> settings, int port, int proxyPort) {
        Map<String, String> more = new TreeMap<>(settings);
        more.merge("listeners", ",PROXIED://127.0.0.1:" + port, String::concat);
        more.merge("advertised.listeners", ",PROXIED://127.0.0.1:" + proxyPort, String::concat);
        more.merge("listener.security.protocol.map", ",PROXIED:PLAINTEXT", String::concat);
        more.put("inter.broker.listener.name", "PLAINTEXT");
        return more;
    }

    private static Map<String, String> where(int port, int controllerPort, Path data) {
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "controller.quorum.voters",
                "1@127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "advertised.listeners",
                "PLAINTEXT://127.0.0.1:" + port,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString());
    }

    /** One broker holds every replica. */
    private static final Map<String, String> ALONE = Map.ofEntries(
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "4"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "4"),
            Map.entry("share.coordinator.state.topic.replication.factor", "1"),
            Map.entry("share.coordinator.state.topic.min.isr", "1"),
            Map.entry("auto.create.topics.enable", "false"));

    /**
     * Without the two broker session settings a start after {@code kill -9} waits nine seconds for the dead broker's
     * session. A shorter one would end on a busy machine, and while the broker counts as absent, transactions end without
     * their markers (KAFKA-20734). Without the floors a killed group member is missed only after the usual minimum.
     */
    private static final Map<String, String> QUICK = Map.ofEntries(
            Map.entry("broker.session.timeout.ms", "3000"),
            Map.entry("broker.heartbeat.interval.ms", "250"),
            Map.entry("group.initial.rebalance.delay.ms", "0"),
            Map.entry("group.min.session.timeout.ms", "500"),
            Map.entry("group.consumer.min.session.timeout.ms", "500"),
            Map.entry("group.consumer.min.heartbeat.interval.ms", "100"),
            Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
            Map.entry("num.network.threads", "2"),
            Map.entry("num.io.threads", "4"));
}
