package dev.hapax.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects one client's part of a profile. */
final class ProfileBuilder {
    private final Map<String, Object> fixed = new TreeMap<>();
    private final Map<String, Object> defaults = new TreeMap<>();
    private final List<Requirement> requirements = new ArrayList<>();

    ProfileBuilder fix(String key, Object value, String why) {
        fixed.put(key, value);
        requirements.add(Requirement.equalTo(key, value, why));
        return this;
    }

    ProfileBuilder fix(String key, Object value, Predicate<String> alsoRight, String why) {
        fixed.put(key, value);
        requirements.add(new Requirement(key, String.valueOf(value), alsoRight, why));
        return this;
    }

    ProfileBuilder prefer(String key, Object value) {
        defaults.put(key, value);
        return this;
    }

    ProfileBuilder require(String key, String required, Predicate<String> holds, String why) {
        requirements.add(new Requirement(key, required, holds, why));
        return this;
    }

    ProfileBuilder refuse(String key, String why) {
        return require(key, "left out", value -> false, why);
    }

    GuaranteeProfile.ClientProfile build() {
        return new GuaranteeProfile.ClientProfile(fixed, defaults, requirements);
    }
}
