package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import java.util.List;

/**
 * An effect as something that somebody misses when it does not take place.
 *
 * @param effect the effect
 * @param worth whether it is work at all
 * @param words what it is, in words
 * @param inserts whether it may make something new, which can be there already
 * @param removes whether it takes something away, which can be gone already
 */
record Work(Effect effect, Worth worth, String words, boolean inserts, boolean removes) {
    /** How much an effect matters. */
    enum Worth {
        /** It changes nothing that lasts, or nothing that is meant to. */
        NONE,
        /** Nobody knows what it does, or what it changes is mostly a copy or a view of something else. */
        MAYBE,
        /** It changes something that lasts. */
        SURE
    }

    /**
     * Judges an effect by what it changes.
     *
     * @param caches says which classes keep things for a time alone
     */
    static Work of(Effect effect, List<Change> changes, boolean removes, CacheClasses caches) {
        Worth worth = Worth.NONE;
        String words = "";
        for (Change change : changes) {
            Worth one = removes && caches.contain(effect.site().method().owner()) ? Worth.NONE : worth(change);
            if (one.compareTo(worth) > 0) {
                worth = one;
                words = change.words().once();
            }
        }
        if (changes.isEmpty()
                && effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.SavesEntity) {
            return new Work(effect, Worth.SURE, "the call of `" + call.method().display() + "`", true, false);
        }
        boolean inserts = changes.stream()
                .anyMatch(change ->
                        change.rule() == Rule.INSERT && !change.repeat().isHarmless());
        return new Work(effect, worth, words, inserts, removes);
    }

    private static Worth worth(Change change) {
        return switch (change.repeat()) {
            case READS, NOT_ANALYZED -> Worth.NONE;
            case UNJUDGED -> Worth.MAYBE;
            case NOTHING, SKIPS, AGAIN, FAILS, PERHAPS, CLAIMS ->
                !change.durable() || isCached(change) ? Worth.NONE : isCopy(change) ? Worth.MAYBE : Worth.SURE;
        };
    }

    /** Whether it is a value in Redis that is gone after a time, in any case. */
    private static boolean isCached(Change change) {
        return isInRedis(change) && Expiries.are(change.effect());
    }

    /** Whether what is shown now is shown to those who look, or a value is taken out of what is mostly a cache. */
    private static boolean isCopy(Change change) {
        return change.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.Effect effect
                && (effect.fleeting() || (effect.kind() == EffectKind.DELETE && isInRedis(change)));
    }

    private static boolean isInRedis(Change change) {
        return change.subjects().stream().anyMatch(subject -> subject.name().equals("Redis"));
    }

    /** Whether it surely changes something, and only what a second run makes of that is not known. */
    boolean isKnownToChange() {
        return effect.action() instanceof Action.Catalogued call && call.role() instanceof Role.Changes;
    }

    /** Whether it is a message that leaves the process. */
    boolean isSend() {
        return effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.Effect sent
                && sent.rule().orElse(null) == Rule.SEND;
    }

    /** Whether nobody gets it but those who are connected then. */
    boolean isShown() {
        return effect.action() instanceof Action.Catalogued call
                && call.role() instanceof Role.Effect shown
                && shown.fleeting();
    }

    boolean isAcknowledgement() {
        return effect.action() instanceof Action.Catalogued call && call.role() instanceof Role.Acknowledges;
    }
}
