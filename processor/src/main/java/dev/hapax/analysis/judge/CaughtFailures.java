package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Circumstance;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Circumstance.Unwatched;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.judge.Loss.Kind;
import dev.hapax.analysis.judge.Work.Worth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges one place that catches failures: what is lost there, if anything. */
final class CaughtFailures {
    private static final Pattern NOT_THERE = Pattern.compile("Not(Found|There|Exist)|NoSuch|AlreadyGone");

    private final ExceptionKinds kinds;
    private final Translations translations;
    private final DeadLetters deadLetters;

    CaughtFailures(ExceptionKinds kinds, Translations translations, DeadLetters deadLetters) {
        this.kinds = kinds;
        this.translations = translations;
        this.deadLetters = deadLetters;
    }

    /**
     * What is lost.
     *
     * @param kind how
     * @param work what
     * @param sure whether that is surely work that somebody misses
     */
    record Verdict(Kind kind, List<Work> work, boolean sure) {}

    Optional<Verdict> judge(Spot spot) {
        boolean done = !spot.types().isEmpty()
                && kinds.failures(spot.types()).stream()
                        .allMatch(type -> saysDone(type, spot)
                                || (saysGone(type, spot) && onlyRemoves(spot))
                                || (kinds.isDisconnection(type) && onlyShows(spot)));
        if (done) {
            return Optional.empty();
        }
        List<Work> sure = among(spot.covered(), Worth.SURE);
        List<Work> work = sure.isEmpty() ? among(spot.covered(), Worth.MAYBE) : sure;
        if (work.isEmpty()) {
            return leftOut(spot);
        } else if (spot.caught().filter(Caught::acknowledges).isPresent()) {
            return Optional.of(new Verdict(Kind.ACKNOWLEDGED_ANYWAY, work, !sure.isEmpty()));
        }
        Optional<Kind> kind = kind(spot);
        if (kind.filter(Kind.REPORTED::equals).isPresent() && isAnswered(spot)) {
            return Optional.empty();
        }
        boolean certain = !sure.isEmpty()
                && kind.filter(Kind.DROPPED::equals).isPresent()
                && spot.caught().filter(Caught::partly).isEmpty()
                && !kinds.mayBeIntended(kinds.failures(spot.types()));
        return kind.map(found -> new Verdict(found, work, certain));
    }

    /**
     * Whether what is done instead is part of the judgement about a failure: the message is kept for later, or what is lost
     * is said where the failure is caught. An exception by which the handler gets an answer is no such failure; that a message
     * cannot be read is one only where it is kept.
     */
    boolean settles(Spot spot) {
        List<String> failures = kinds.failures(spot.types());
        if (spot.types().isEmpty() || kinds.mayBeIntended(failures)) {
            return !failures.isEmpty()
                    && kinds.isUnreadable(failures)
                    && kind(spot).isEmpty();
        }
        return judge(spot).isPresent() || isKept(spot);
    }

    /** Whether the message is given up, and kept where such messages are. */
    boolean buries(Effect effect) {
        return deadLetters.buries(effect);
    }

    /** Whether the message can be had from what an effect leaves. */
    boolean keeps(Effect effect) {
        return deadLetters.keeps(effect);
    }

    /** Whether an effect tells others of the failure by a topic of theirs. */
    boolean tellsOthers(Effect effect) {
        return deadLetters.isForOthers(effect);
    }

    /** Whether something is left where messages are that are given up. */
    boolean goesToDeadLetters(Effect effect) {
        return deadLetters.goesThere(effect);
    }

    private boolean isKept(Spot spot) {
        return spot.covered().stream().anyMatch(work -> work.worth() != Worth.NONE)
                && kind(spot).isEmpty();
    }

    /** Whether the exceptions are answers by which the handler goes another way: it does something else in each such case. */
    private boolean isAnswered(Spot spot) {
        List<String> types = kinds.failures(spot.types());
        return !types.isEmpty()
                && types.stream().allMatch(type -> kinds.isAnswer(type) || isDecision(type, spot))
                && spot.instead().stream()
                        .anyMatch(instead -> instead.always() && instead.work().worth() == Worth.SURE);
    }

    /** Whether an exception of the project's own says what the project has decided, and does not stand for another failure. */
    private boolean isDecision(String type, Spot spot) {
        return kinds.isOwn(type)
                && spot.covered().stream()
                        .noneMatch(
                                work -> translations.ofFailures(work.effect()).contains(type));
    }

    /** Whether an exception of the project's own says that something is there already. */
    private boolean saysDone(String type, Spot spot) {
        return kinds.isOwn(type)
                && spot.covered().stream()
                        .anyMatch(work -> work.inserts()
                                && translations.of(work.effect().site()).contains(type));
    }

    /** Whether an exception says that there is nothing to be taken away: also one of the project's own, by its name, that is not made of a failure. */
    private boolean saysGone(String type, Spot spot) {
        return kinds.isGone(type)
                || (isDecision(type, spot)
                        && NOT_THERE.matcher(Names.simple(type)).find());
    }

    /** Whether what was to be done is done where there is nothing to be found. */
    private static boolean onlyRemoves(Spot spot) {
        return spot.covered().stream().allMatch(work -> work.removes() || work.worth() == Worth.NONE);
    }

    /** Whether all that was to be done is to show something to those who are connected. */
    private static boolean onlyShows(Spot spot) {
        return spot.caught().filter(Caught::leaves).isEmpty()
                && among(spot.skipped(), Worth.SURE).isEmpty()
                && spot.covered().stream().allMatch(work -> work.isShown() || work.worth() == Worth.NONE);
    }

    private static List<Work> among(List<Work> all, Worth worth) {
        return all.stream().filter(work -> work.worth() == worth).toList();
    }

    /** A try block without work of its own, whose failure makes the method leave out the work that follows. */
    private Optional<Verdict> leftOut(Spot spot) {
        List<Work> missed = spot.skipped().stream()
                .filter(work -> work.worth() == Worth.SURE || work.isKnownToChange())
                .toList();
        boolean applies = !missed.isEmpty()
                && (kinds.isBroad(spot.types()) || kinds.isUnreadable(spot.types()))
                && kind(spot).filter(Kind.DROPPED::equals).isPresent();
        return applies ? Optional.of(new Verdict(Kind.LEFT_OUT, missed, false)) : Optional.empty();
    }

    /** How the work is lost; empty where the message is kept for later. */
    private Optional<Kind> kind(Spot spot) {
        Kind kind = Kind.DROPPED;
        for (Spot.Instead instead : spot.instead()) {
            Work work = instead.work();
            boolean works = work.worth() != Worth.NONE;
            if (works && (!instead.always() || !deadLetters.keeps(work.effect()))) {
                kind = Kind.REPORTED;
            } else if (works && isUnwatched(work)) {
                kind = kind == Kind.DROPPED ? Kind.SENT_AWAY : kind;
            } else if (works) {
                return Optional.empty();
            }
        }
        return Optional.of(kind == Kind.DROPPED && waitsForAnother(spot) ? Kind.UNACKNOWLEDGED : kind);
    }

    private static boolean isUnwatched(Work work) {
        return work.effect().circumstances().stream().anyMatch(Unwatched.class::isInstance);
    }

    /** Whether the acknowledgement is part of what failed: it comes with the next message. */
    private static boolean waitsForAnother(Spot spot) {
        return spot.covered().stream().anyMatch(Work::isAcknowledgement)
                && spot.instead().stream().noneMatch(instead -> instead.work().isAcknowledgement());
    }

    /** Whether a circumstance is one that this class judges. */
    static boolean concerns(Circumstance circumstance) {
        return circumstance instanceof Caught
                || circumstance instanceof Circumstance.Skipped
                || circumstance instanceof Circumstance.Rescue;
    }
}
