package dev.hapax.analysis.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of a handler's settings of one key take effect: one without profiles, and one under each. */
final class Effective {
    private Effective() {}

    static Set<KafkaSetting> among(List<KafkaSetting> ofOneKey) {
        Set<Optional<String>> profiles = new LinkedHashSet<>(List.of(Optional.empty()));
        ofOneKey.forEach(setting -> profiles.add(setting.profile()));
        Set<KafkaSetting> found = new LinkedHashSet<>();
        for (Optional<String> profile : profiles) {
            winner(ofOneKey, profile).ifPresent(found::add);
        }
        return found;
    }

    /** The more specific key wins, then the profile's own, then the later one. */
    private static Optional<KafkaSetting> winner(List<KafkaSetting> settings, Optional<String> profile) {
        List<KafkaSetting> there = new ArrayList<>(settings);
        there.removeIf(
                setting -> setting.profile().isPresent() && !setting.profile().equals(profile));
        KafkaSetting best = null;
        for (KafkaSetting setting : there) {
            if (best == null || wins(setting, best)) {
                best = setting;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean wins(KafkaSetting later, KafkaSetting earlier) {
        int ranks = Integer.compare(later.clients().rank(), earlier.clients().rank());
        return ranks > 0
                || (ranks == 0
                        && (later.profile().isPresent() || earlier.profile().isEmpty()));
    }
}
