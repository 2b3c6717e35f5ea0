package dev.hapax.analysis.config;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.config.KafkaSetting.Certainty;
import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds settings against the guarantees of the handlers that they reach. */
final class ConfigConflicts {
    private final Application application;
    private final Map<Object, List<Conflict>> conflicts = new LinkedHashMap<>();

    ConfigConflicts(Application application) {
        this.application = application;
    }

    /**
     * Takes in a handler.
     *
     * @param handler the handler
     * @param written the settings that override each other: those of files, and of the handler's own annotations
     */
    void add(Subscription handler, List<KafkaSetting> written) {
        Map<Object, List<KafkaSetting>> byKey = new LinkedHashMap<>();
        for (KafkaSetting setting : written) {
            application
                    .reaching(handler, setting)
                    .ifPresent(reaching -> byKey.computeIfAbsent(
                                    List.of(setting.clients().side(), setting.key()), key -> new ArrayList<>())
                            .add(reaching));
        }
        Stream<KafkaSetting> effective =
                byKey.values().stream().flatMap(ofOneKey -> Effective.among(ofOneKey).stream());
        Stream<KafkaSetting> inCode =
                application.inCode().stream().flatMap(setting -> application.reaching(handler, setting).stream());
        Stream.concat(effective, inCode).forEach(setting -> add(handler, setting));
    }

    /**
     * Takes in that nothing in the application says where a handler's group begins.
     *
     * @param handler the handler
     */
    void addReset(Subscription handler) {
        Unwritten.reset(handler)
                .filter(setting ->
                        handler.own().stream().noneMatch(own -> own.key().equals(setting.key())))
                .filter(setting -> handler.framework() != Framework.SPRING
                        || application.beans().reaches(setting, handler).equals(Optional.of(Certainty.SURE)))
                .ifPresent(setting -> add(handler, setting));
    }

    private void add(Subscription handler, KafkaSetting setting) {
        contradiction(handler, setting)
                .flatMap(found -> Conflict.of(handler, setting, found))
                .ifPresent(conflict -> conflicts
                        .computeIfAbsent(
                                List.of(setting.place(), setting.key(), setting.profile()), key -> new ArrayList<>())
                        .add(conflict));
    }

    private static Optional<Contradiction> contradiction(Subscription handler, KafkaSetting setting) {
        Clients clients = setting.clients();
        if (clients.framework() == Framework.HAPAX) {
            return HapaxTable.of(setting, handler);
        }
        return clients.side() == Side.CONSUMER
                ? ConsumerTable.of(setting, handler)
                : ProducerTable.of(setting, handler);
    }

    /** One finding a setting: at the handler that it hurts most. */
    List<Finding> findings() {
        return conflicts.values().stream().map(Conflict::finding).toList();
    }
}
