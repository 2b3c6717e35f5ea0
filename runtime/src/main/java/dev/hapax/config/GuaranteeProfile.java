package dev.hapax.config;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The producer and consumer settings that a delivery guarantee fixes. A setting that contradicts them is refused; every
 * other one passes through. Immutable.
 */
public final class GuaranteeProfile {
    private static final GuaranteeProfile AT_MOST_ONCE = ProfileTable.atMostOnce();
    private static final GuaranteeProfile AT_LEAST_ONCE = ProfileTable.atLeastOnce();
    private static final GuaranteeProfile EXACTLY_ONCE = ProfileTable.exactlyOnce();

    private final Delivery guarantee;
    private final ClientProfile consumer;
    private final ClientProfile producer;

    GuaranteeProfile(Delivery guarantee, ClientProfile consumer, ClientProfile producer) {
        this.guarantee = guarantee;
        this.consumer = consumer;
        this.producer = producer;
    }

    /**
     * The profile of a guarantee.
     *
     * @param guarantee the guarantee
     * @return its profile
     */
    public static GuaranteeProfile of(Delivery guarantee) {
        return switch (guarantee) {
            case AT_MOST_ONCE -> AT_MOST_ONCE;
            case AT_LEAST_ONCE -> AT_LEAST_ONCE;
            case EXACTLY_ONCE -> EXACTLY_ONCE;
        };
    }

    /**
     * The consumer settings that are fixed.
     *
     * @return unmodifiable, sorted by key
     */
    public Map<String, Object> fixedConsumerSettings() {
        return consumer.fixed();
    }

    /**
     * The producer settings that are fixed. Under exactly-once the runner adds the {@code transactional.id}.
     *
     * @return unmodifiable, sorted by key
     */
    public Map<String, Object> fixedProducerSettings() {
        return producer.fixed();
    }

    /**
     * A consumer's whole configuration: the user's settings over the profile's defaults, under what the profile fixes.
     *
     * @param where who gave the settings, for the message: {@code the handler com.acme.Orders.onOrder}
     * @param settings the user's settings
     * @return a new sorted map, modifiable
     * @throws StartException if one of the settings contradicts the guarantee
     */
    public Map<String, Object> consumer(String where, Map<String, ?> settings) {
        return merged(consumer, where, settings);
    }

    /**
     * A producer's whole configuration: the user's settings over the profile's defaults, under what the profile fixes.
     *
     * @param where who gave the settings, for the message
     * @param settings the user's settings
     * @return a new sorted map, modifiable
     * @throws StartException if one of the settings contradicts the guarantee
     */
    public Map<String, Object> producer(String where, Map<String, ?> settings) {
        return merged(producer, where, settings);
    }

    private Map<String, Object> merged(ClientProfile profile, String where, Map<String, ?> settings) {
        refuseContradictions(profile.requirements(), where, settings);
        Map<String, Object> merged = new TreeMap<>(profile.defaults());
        merged.putAll(settings);
        merged.putAll(profile.fixed());
        return merged;
    }

    private void refuseContradictions(List<Requirement> requirements, String where, Map<String, ?> settings) {
        for (Requirement requirement : requirements) {
            Object value = settings.get(requirement.key());
            if (value != null && !requirement.acceptedBy(value)) {
                throw new StartException("%s=%s contradicts %s of %s: it must be %s, since %s"
                        .formatted(
                                requirement.key(),
                                value,
                                spelled(guarantee),
                                where,
                                requirement.required(),
                                requirement.why()));
            }
        }
    }

    private static String spelled(Delivery guarantee) {
        return guarantee.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a profile says of one client: values that are fixed, values that yield to the user's, and what is refused. */
    record ClientProfile(Map<String, Object> fixed, Map<String, Object> defaults, List<Requirement> requirements) {
        ClientProfile {
            fixed = Collections.unmodifiableMap(new TreeMap<>(fixed));
            defaults = Map.copyOf(defaults);
            requirements = List.copyOf(requirements);
        }
    }
}
