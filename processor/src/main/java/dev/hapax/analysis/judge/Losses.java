package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.effect.At;
import dev.hapax.analysis.effect.Circumstance;
import dev.hapax.analysis.effect.Circumstance.Acknowledged;
import dev.hapax.analysis.effect.Circumstance.How;
import dev.hapax.analysis.effect.Circumstance.Unwatched;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.judge.Loss.Kind;
import dev.hapax.analysis.judge.Work.Worth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gathers where the work of one handler can be lost while its offset is committed. */
final class Losses {
    private final Handler handler;
    private final CaughtFailures failures;
    private final ProducerTransactions transactions;
    private final boolean declared;
    private final Map<At, Spot> spots = new LinkedHashMap<>();
    private final Map<Place, List<Work>> places = new LinkedHashMap<>();

    private record Place(At at, Kind kind) {}

    Losses(
            Handler handler,
            Hierarchy hierarchy,
            Recipients recipients,
            ProducerTransactions transactions,
            boolean declared) {
        this.handler = handler;
        ExceptionKinds kinds = new ExceptionKinds(hierarchy);
        this.failures = new CaughtFailures(
                kinds, new Translations(hierarchy, kinds), new DeadLetters(handler, hierarchy, recipients));
        this.transactions = transactions;
        this.declared = declared;
    }

    /** Whether an effect ever takes place. */
    static boolean takesPlace(Effect effect) {
        return effect.circumstances().stream()
                .noneMatch(one -> one instanceof Unwatched unwatched && unwatched.how() == How.NEVER_BEGUN);
    }

    /** Takes what the handler does, piece by piece. */
    void add(Work work) {
        if (isReaction(work.effect())) {
            return; // how the message fares is decided by the send that it reacts to
        }
        Optional<Unwatched> handedOff = handedOff(work.effect());
        for (Circumstance circumstance : work.effect().circumstances()) {
            if (isInside(circumstance, handedOff)) {
                continue;
            }
            if (CaughtFailures.concerns(circumstance)) {
                spots.computeIfAbsent(circumstance.at(), Spot::new).add(circumstance, work);
            } else if (work.worth() != Worth.NONE
                    && circumstance instanceof Unwatched unwatched
                    && !(unwatched.how() == How.SENT && transactions.cover(work.effect()))) {
                add(unwatched.at(), kind(unwatched.how(), work), work);
            } else if (work.worth() != Worth.NONE && circumstance instanceof Acknowledged) {
                add(circumstance.at(), Kind.ACKNOWLEDGED_FIRST, work);
            }
        }
    }

    /** Where the handler lets go of work: the outermost place of several. */
    private static Optional<Unwatched> handedOff(Effect effect) {
        return effect.circumstances().stream()
                .filter(one -> one instanceof Unwatched unwatched && unwatched.how() == How.HANDED_OFF)
                .map(Unwatched.class::cast)
                .reduce((inner, outer) -> outer);
    }

    /** Whether work is handed on once more by work that is handed off already: a crash takes both, and one word is enough. */
    private static boolean isInside(Circumstance circumstance, Optional<Unwatched> handedOff) {
        return circumstance instanceof Unwatched unwatched
                && unwatched.how() == How.HANDED_OFF
                && handedOff.filter(outer -> !outer.equals(unwatched)).isPresent();
    }

    /** Takes what the handler leaves in memory for something else to do. */
    void keep(Effect effect, Buffers.Drain drain) {
        At at = new At(effect.site(), effect.place(), effect.path());
        String words = "`" + drain.by().key().display() + "`, with " + drain.words() + ",";
        add(at, Kind.KEPT_IN_MEMORY, new Work(effect, drain.sure() ? Worth.SURE : Worth.MAYBE, words, false, false));
    }

    private static boolean isReaction(Effect effect) {
        return effect.circumstances().stream().anyMatch(Circumstance.Reaction.class::isInstance);
    }

    private void add(At at, Kind kind, Work work) {
        places.computeIfAbsent(new Place(at, kind), key -> new ArrayList<>()).add(work);
    }

    private static Kind kind(How how, Work work) {
        return switch (how) {
            case HANDED_OFF -> Kind.HANDED_OFF;
            case NEVER_BEGUN -> Kind.NEVER_BEGUN;
            case SENT -> work.isSend() ? Kind.UNAWAITED : Kind.HANDED_OFF;
        };
    }

    /** What was found; nothing where the guarantee allows losses. */
    List<Loss> all() {
        List<Loss> losses = new ArrayList<>();
        if (handler.method().guarantee() == Guarantee.AT_MOST_ONCE) {
            return losses;
        }
        for (Spot spot : spots.values()) {
            failures.judge(spot)
                    .ifPresent(verdict -> losses.add(loss(verdict.kind(), spot.at(), verdict.work(), verdict.sure())));
        }
        places.forEach((place, work) -> {
            boolean sure = work.stream().anyMatch(one -> one.worth() == Worth.SURE);
            losses.add(loss(place.kind(), place.at(), work, sure));
        });
        return losses;
    }

    /**
     * Whether a change keeps a message that has failed, or what is known of it, and is judged with that. A message that is
     * sent to where those are that cannot be handled is given up, whatever says so: a catch or a check.
     */
    boolean isKept(Change change) {
        return handler.method().guarantee() == Guarantee.AT_LEAST_ONCE
                && ((isRescue(change) && keeps(change.effect())) || (isTold(change) && isGivenUp(change)));
    }

    private boolean keeps(Effect effect) {
        return failures.keeps(effect) && !failures.tellsOthers(effect);
    }

    private boolean isGivenUp(Change change) {
        Effect effect = change.effect();
        return effect.circumstances().stream().anyMatch(Losses::isAboutSend)
                || failures.buries(effect)
                || (isRescue(change) && failures.goesToDeadLetters(effect));
    }

    /** Whether a change tells others of a failure: a run that does it again is one that fails again. */
    boolean isReported(Change change) {
        return handler.method().guarantee() == Guarantee.AT_LEAST_ONCE && isTold(change) && isRescue(change);
    }

    private static boolean isTold(Change change) {
        return change.rule() == Rule.SEND || change.rule() == Rule.REMOTE_CALL;
    }

    private static boolean isAboutSend(Circumstance circumstance) {
        return circumstance instanceof Circumstance.Reaction reaction && reaction.toFailure();
    }

    private boolean isRescue(Change change) {
        return change.effect().circumstances().stream().anyMatch(this::isRescue);
    }

    private boolean isRescue(Circumstance circumstance) {
        Spot spot = spots.get(circumstance.at());
        return circumstance instanceof Circumstance.Rescue rescue
                && rescue.only()
                && spot != null
                && failures.settles(spot);
    }

    private Loss loss(Kind kind, At at, List<Work> work, boolean sure) {
        List<String> words = work.stream().map(Work::words).distinct().toList();
        return new Loss(handler, kind, at, words, sure, declared);
    }
}
