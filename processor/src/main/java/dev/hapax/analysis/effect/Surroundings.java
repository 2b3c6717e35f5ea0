package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Circumstance.How;
import dev.hapax.analysis.effect.Circumstance.Pending;
import dev.hapax.analysis.effect.Circumstance.Reaction;
import dev.hapax.analysis.effect.Circumstance.Rescue;
import dev.hapax.analysis.effect.Circumstance.Unwatched;
import dev.hapax.analysis.flow.Guard;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a call adds to the circumstances of what is done by it.
 *
 * @param now for what is done when it returns
 * @param later for what is done afterwards
 * @param begun set where all that it does is done afterwards
 * @param waiting what becomes of that
 * @param answering what the method does where the call hands something back in place of a failure
 * @param settles whether it is waited for, later on, until all messages have arrived that are on their way
 * @param instead set where what is done is done because something else has failed
 */
record Surroundings(
        List<Circumstance> now,
        List<Circumstance> later,
        Optional<Pending> begun,
        Waiting waiting,
        Answering answering,
        boolean settles,
        Optional<Instead> instead) {
    static final Surroundings NONE =
            new Surroundings(List.of(), List.of(), Optional.empty(), new Waiting.Answered(), Answering.NOT, false);

    /** More of them say nothing more. */
    private static final int MAX = 8;

    /** Copies the lists. */
    Surroundings {
        now = List.copyOf(now);
        later = List.copyOf(later);
    }

    Surroundings(
            List<Circumstance> now,
            List<Circumstance> later,
            Optional<Pending> begun,
            Waiting waiting,
            Answering answering,
            boolean settles) {
        this(now, later, begun, waiting, answering, settles, Optional.empty());
    }

    /**
     * What takes the place of something that has failed.
     *
     * @param at what ends the failure
     * @param sure what holds whenever the method has returned that is called instead
     */
    record Instead(At at, List<Guard> sure) {
        /** Copies the list. */
        Instead {
            sure = List.copyOf(sure);
        }
    }

    /** The same around what is called instead. */
    Surroundings instead(At at, List<Guard> sure) {
        return new Surroundings(now, later, begun, waiting, answering, settles, Optional.of(new Instead(at, sure)));
    }

    /** The same where a failure of what is called may end right there. */
    Surroundings caught(Caught caught) {
        return answering
                .after(caught)
                .map(here -> new Surroundings(
                        before(here, now), before(here, later), begun, waiting, answering, settles, instead))
                .orElse(this);
    }

    /** The same, with something else that all of it has in common. */
    Surroundings with(Circumstance common) {
        return new Surroundings(
                before(common, now), before(common, later), begun, waiting, answering, settles, instead);
    }

    static List<Circumstance> before(Circumstance first, List<Circumstance> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    /** Around what is told how a send has fared. */
    static Surroundings told(At by, int count) {
        return new Surroundings(
                List.of(), List.of(), Optional.empty(), new Waiting.Told(by, count), Answering.NOT, false);
    }

    /** Around what runs where something else was found to take place. */
    static Surroundings of(List<Circumstance> circumstances) {
        Optional<Circumstance> reaction =
                circumstances.stream().filter(Reaction.class::isInstance).findFirst();
        if (reaction.isPresent()) {
            return told(reaction.get().at(), 0);
        }
        Optional<Pending> pending = circumstances.stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst();
        List<Circumstance> others =
                circumstances.stream().filter(one -> !(one instanceof Pending)).toList();
        return new Surroundings(
                others,
                others,
                pending,
                pending.isPresent() ? new Waiting.PassedOn(Optional.empty()) : new Waiting.Answered(),
                Answering.NOT,
                false);
    }

    /** What becomes of work that is not done when a call returns. */
    sealed interface Waiting {
        /** Somebody waits for it, or may do so. */
        record Answered() implements Waiting {}

        /**
         * The caller gets it.
         *
         * @param started the call that has begun it by then, where it does not begin by itself
         */
        record PassedOn(Optional<At> started) implements Waiting {}

        /**
         * Nobody waits.
         *
         * @param call the call whose result is dropped
         * @param started where it is begun, if it does not begin by itself
         * @param recorded whether its outcome is made something of
         */
        record Dropped(At call, Optional<At> started, boolean recorded) implements Waiting {}

        /**
         * Nobody has to wait: it is told how a send has fared.
         *
         * @param by the call that tells it
         * @param count how many things it is told; 0 for as many as it takes
         */
        record Told(At by, int count) implements Waiting {}
    }

    /** Whether they add nothing to what is done by the call. */
    boolean isPlain() {
        return areDoomed(now) && areDoomed(later) && begun.isEmpty() && !(waiting instanceof Waiting.Dropped);
    }

    /** Whether nothing else is known than that the method fails afterwards, which lets no failure end here. */
    private static boolean areDoomed(List<Circumstance> circumstances) {
        return circumstances.stream().allMatch(Circumstance.Doomed.class::isInstance);
    }

    /** The circumstances of something that the call itself does. */
    List<Circumstance> ofOwn() {
        return with(List.of());
    }

    /** The circumstances of an effect of the called method, as its caller sees them. */
    List<Circumstance> ofInherited(List<Circumstance> inner, PathStep step) {
        if (inner.isEmpty() || waiting instanceof Waiting.Told) {
            return ofOwn();
        }
        List<Circumstance> seen = new ArrayList<>(inner.size());
        boolean failsThen = now.stream().anyMatch(Circumstance.Doomed.class::isInstance);
        for (Circumstance circumstance : inner) {
            // further up, nobody knows how the failure ends; what this method fails after in any case is not dropped
            // here
            if (circumstance instanceof Circumstance.Doomed || (failsThen && losesNothing(circumstance))) {
                continue;
            }
            Circumstance here = circumstance.seenFrom(circumstance.at().below(step));
            if (here instanceof Caught caught) {
                answering.after(caught).ifPresent(seen::add);
            } else {
                seen.add(here);
            }
        }
        return with(seen);
    }

    /** Whether a failure that is dropped lets the message be taken for done only where the caller does so, too. */
    private static boolean losesNothing(Circumstance circumstance) {
        return circumstance instanceof Circumstance.Skipped
                || (circumstance instanceof Caught caught && !caught.acknowledges());
    }

    /**
     * The same for an effect of a method that is called instead of something that has failed.
     *
     * @param always whether it takes place whenever that method returns
     */
    List<Circumstance> ofRescue(Instead rescue, boolean always, List<Circumstance> inner, PathStep step) {
        List<Circumstance> all = before(new Rescue(rescue.at(), always, true), ofInherited(inner, step));
        return all.size() > MAX ? all.subList(0, MAX) : all;
    }

    private List<Circumstance> with(List<Circumstance> inner) {
        if (waiting instanceof Waiting.Told told) {
            return List.of(new Reaction(told.by(), false));
        }
        Optional<Pending> handedBack = inner.stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst();
        Optional<Pending> pending = handedBack.or(() -> begun);
        boolean unseen = handedBack.filter(Pending::send).isPresent() && waiting instanceof Waiting.Dropped;
        Set<Circumstance> all = new LinkedHashSet<>();
        inner.stream()
                .filter(one -> !(one instanceof Pending)
                        && !(settles && isSent(one))
                        && !(unseen && one instanceof Caught caught && caught.later()))
                .forEach(all::add);
        boolean gone = all.stream().anyMatch(Surroundings::isGone);
        if (pending.isEmpty()) {
            now.stream().filter(one -> !gone || !(one instanceof Caught)).forEach(all::add);
        } else {
            addLater(pending.get(), all);
        }
        return all.size() > MAX ? List.copyOf(all).subList(0, MAX) : List.copyOf(all);
    }

    private void addLater(Pending pending, Set<Circumstance> all) {
        boolean alone = waiting instanceof Waiting.Dropped;
        later.stream().filter(one -> !alone || !(one instanceof Caught)).forEach(all::add);
        if (pending.send() && !pending.cold()) {
            all.addAll(now); // the call itself can fail
        }
        if (waiting instanceof Waiting.PassedOn passed) {
            all.add(passed.started()
                    .map(at -> new Pending(at, false, pending.send()))
                    .orElse(pending));
        } else if (waiting instanceof Waiting.Dropped dropped
                && !(pending.send() && !pending.cold() && (settles || dropped.recorded()))) {
            all.add(dropped(pending, dropped));
        }
    }

    private static Circumstance dropped(Pending pending, Waiting.Dropped dropped) {
        if (dropped.started().isPresent()) {
            return new Unwatched(dropped.started().get(), How.HANDED_OFF);
        } else if (pending.cold()) {
            return new Unwatched(dropped.call(), How.NEVER_BEGUN);
        }
        return new Unwatched(pending.at(), pending.send() ? How.SENT : How.HANDED_OFF);
    }

    private static boolean isSent(Circumstance circumstance) {
        return circumstance instanceof Unwatched unwatched && unwatched.how() == How.SENT;
    }

    private static boolean isGone(Circumstance circumstance) {
        return circumstance instanceof Reaction || (circumstance instanceof Unwatched && !isSent(circumstance));
    }
}
