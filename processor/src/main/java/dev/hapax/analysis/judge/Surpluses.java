package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.handlers.Handler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds what a handler declares and does not need. What is not known of a handler is a reason for all that it declares: one
 * call that nothing explains, and nothing is said.
 */
final class Surpluses {
    private final Handler handler;
    private final List<Judged> judged;
    private final Protections protections;
    private final DrawnValues drawn;
    private final KeyedInserts keyed;

    Surpluses(Handler handler, List<Judged> judged, Protections protections, DrawnValues drawn, KeyedInserts keyed) {
        this.handler = handler;
        this.judged = List.copyOf(judged);
        this.protections = protections;
        this.drawn = drawn;
        this.keyed = keyed;
    }

    List<Surplus> all() {
        List<Surplus> found = new ArrayList<>();
        if (handler.method().guarantee() == Guarantee.EXACTLY_ONCE
                && isFollowed()
                && judged.stream().map(Judged::change).allMatch(Surpluses::isNatural)
                && judged.stream().noneMatch(drawn::isIn)) {
            add(Surplus.Kind.GUARANTEE, found);
        }
        if (handler.isDeduplicated() && isFollowed() && isDeduplicatedByItself()) {
            add(Surplus.Kind.DEDUP, found);
        }
        return found;
    }

    /** A handler of which no lasting effect is known may have one that is not. */
    private void add(Surplus.Kind kind, List<Surplus> found) {
        List<String> effects = judged.stream()
                .map(Judged::change)
                .filter(Surpluses::lasts)
                .map(change -> change.words().once())
                .distinct()
                .toList();
        if (!effects.isEmpty()) {
            found.add(new Surplus(handler, kind, handler.declaration(), effects));
        }
    }

    private boolean isFollowed() {
        return judged.stream()
                .map(Judged::change)
                .noneMatch(change -> change.rule() == Rule.UNJUDGED_CALL
                        || change.rule() == Rule.NOT_ANALYZED
                        || change.repeat() == Repeat.UNJUDGED
                        || change.repeat() == Repeat.NOT_ANALYZED);
    }

    private static boolean lasts(Change change) {
        return change.durable() && change.repeat() != Repeat.READS;
    }

    /** Where the answer of a claim is looked at, the second run goes another way. */
    private static boolean isNatural(Change change) {
        return switch (change.repeat()) {
            case NOTHING, READS -> true;
            case CLAIMS -> !change.effect().resultUsed();
            case SKIPS, AGAIN, FAILS, PERHAPS, UNJUDGED, NOT_ANALYZED -> false;
        };
    }

    /**
     * A producer that sends twice can do so after other messages, so that an overwriting bears no repetition: it would
     * bring back what the others have overwritten. What remains is an insert that leaves alone what is there by the key
     * itself, and what is done only where such an insert was the first, in one transaction.
     */
    private boolean isDeduplicatedByItself() {
        Set<Site> claims = new HashSet<>();
        for (Judged one : judged) {
            if (keyed.contains(one.change())) {
                claims.add(one.change().effect().site());
            }
        }
        return judged.stream()
                .map(Judged::change)
                .filter(change -> change.repeat() != Repeat.READS)
                .allMatch(change -> claims.contains(change.effect().site())
                        || protections
                                .byCode(change)
                                .mark()
                                .map(Protection.Mark::site)
                                .filter(claims::contains)
                                .isPresent());
    }
}
