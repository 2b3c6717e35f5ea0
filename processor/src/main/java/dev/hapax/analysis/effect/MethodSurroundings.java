package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Acknowledgements.Acknowledgement;
import dev.hapax.analysis.effect.Circumstance.Pending;
import dev.hapax.analysis.effect.Surroundings.Waiting;
import dev.hapax.analysis.flow.Answers;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.ColdTypes;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** The surroundings of the calls of one method. Not thread-safe. */
final class MethodSurroundings {
    private final MethodFlow flow;
    private final CatalogLookup catalog;
    private final Places places;
    private final Destinies destinies;
    private final Recoveries recoveries;
    private final Acknowledgements allAcknowledgements;
    private final Reactions reactions;
    private final Records records;
    private final CallTargets targets;
    private final Flows flows;
    private final Answers answers;
    private final ClauseAnswers clauseAnswers;
    private final Map<Integer, CallSite> calls = new HashMap<>();
    private @Nullable Clauses clauses;
    private @Nullable List<Acknowledgement> acknowledgements;
    private @Nullable List<CallSite> settlements;
    private @Nullable List<ClauseAnswers.Given> given;

    MethodSurroundings(
            MethodFlow flow,
            CatalogLookup catalog,
            CallTargets targets,
            Flows flows,
            Places places,
            Acknowledgements acknowledgements,
            Answers answers,
            ClauseAnswers clauseAnswers) {
        this.answers = answers;
        this.clauseAnswers = clauseAnswers;
        this.allAcknowledgements = acknowledgements;
        this.flow = flow;
        this.catalog = catalog;
        this.places = places;
        this.targets = targets;
        this.flows = flows;
        this.records = new Records(catalog, targets, flows);
        this.destinies = new Destinies(flow, catalog, new RecordStreams(catalog, targets));
        this.recoveries = new Recoveries(catalog, targets, flows);
        this.reactions = new Reactions(catalog, targets, flows);
        flow.calls().forEach(call -> calls.put(call.site().index(), call));
    }

    private Clauses clauses() {
        Clauses known = clauses;
        if (known == null) {
            known = new Clauses(flow, catalog, targets, flows, places, allAcknowledgements);
            clauses = known;
        }
        return known;
    }

    private List<Acknowledgement> acknowledgements() {
        List<Acknowledgement> known = acknowledgements;
        if (known == null) {
            known = allAcknowledgements.in(flow);
            acknowledgements = known;
        }
        return known;
    }

    /** Around what a field write does. */
    List<Circumstance> ofWrite(int index) {
        return now(index);
    }

    /** Around what a call does by itself, or its body. */
    Surroundings of(CallSite call, Optional<CatalogRow> row) {
        Surroundings plain = ofRunNow(call);
        return Destinies.isFuture(call.method(), row) ? async(plain, call, Optional.empty()) : plain;
    }

    /** Around code that a call runs before it returns. What that code begins and hands back may be waited for anywhere. */
    Surroundings ofRunNow(CallSite call) {
        return new Surroundings(
                now(call.site().index()),
                List.of(),
                Optional.empty(),
                new Waiting.Answered(),
                Answering.of(flow, call, answers),
                isSettled(call));
    }

    /** Around a message, a request or a write that is on its way when the call returns. */
    Surroundings ofBegun(CallSite call, Optional<CatalogRow> row, boolean send) {
        Surroundings plain = ofRunNow(call);
        if (!Destinies.isFuture(call.method(), row)) {
            return plain;
        }
        boolean cold = ColdTypes.areReturned(call.method().descriptor());
        return async(plain, call, Optional.of(new Pending(at(call), cold, send)));
    }

    /** Around a function that a call is given. */
    Surroundings ofFunction(CallSite call, Optional<CatalogRow> row, int argument) {
        boolean told = reactions.ofSend(call)
                || (reactions.afterSend(call) && destinies.of(call).end() == Destiny.End.DROPPED);
        if (told) {
            return Surroundings.told(at(call), arity(call.arg(argument)));
        }
        return switch (Callbacks.when(call, row, argument)) {
            case NOW -> collected(ofRunNow(call), destinies.ofRun(call, call.arg(argument)));
            case IN_TRANSACTION ->
                ColdTypes.areReturned(call.method().descriptor()) ? ofCode(call, false) : ofRunNow(call);
            case ELSEWHERE -> ofCode(call, true);
            case LATER -> ofCode(call, false);
        };
    }

    /** Whether somebody is told how what was begun has fared, and does not only write that to a log. */
    private boolean isRecorded(CallSite call, Destiny destiny) {
        return records.isIn(call)
                || destiny.toldAt().stream()
                        .map(calls::get)
                        .filter(Objects::nonNull)
                        .anyMatch(records::isIn);
    }

    /** Whether a producer is made to deliver all that it holds after a call, or at its end. */
    private boolean isSettled(CallSite call) {
        return call.method().name().equals("executeInTransaction")
                || settlements().stream()
                        .anyMatch(one -> one.site().index() > call.site().index());
    }

    private List<CallSite> settlements() {
        List<CallSite> known = settlements;
        if (known == null) {
            known = flow.calls().stream()
                    .filter(call -> call.method().returnsVoid()
                            && !call.method().owner().startsWith("java/")
                            && catalog.role(call.method()).orElse(null) instanceof Role.Awaits)
                    .toList();
            settlements = known;
        }
        return known;
    }

    private static int arity(Expr function) {
        return function instanceof Expr.Lambda lambda
                ? Type.getArgumentTypes(lambda.method().descriptor()).length
                : 0;
    }

    /** Around code that a call runs elsewhere, or later. */
    Surroundings ofCode(CallSite call, boolean elsewhere) {
        boolean cold = !elsewhere && ColdTypes.areReturned(call.method().descriptor());
        return async(ofRunNow(call), call, Optional.of(new Pending(at(call), cold || isThread(call), false)));
    }

    private static boolean isThread(CallSite call) {
        return call.method().owner().equals("java/lang/Thread")
                && call.method().name().equals("<init>");
    }

    private Surroundings async(Surroundings plain, CallSite call, Optional<Pending> begun) {
        Destiny destiny = destinies.of(call);
        List<Circumstance> later = caughtLater(destiny);
        plain.now().stream()
                .filter(one -> !(one instanceof Circumstance.Caught caught && caught.acknowledges()))
                .map(MethodSurroundings::afterwards)
                .forEach(later::add);
        Waiting waiting = switch (destiny.end()) {
            case AWAITED, UNKNOWN -> new Waiting.Answered();
            case RETURNED -> new Waiting.PassedOn(started(destiny));
            case DROPPED -> new Waiting.Dropped(at(call), started(destiny), isRecorded(call, destiny));
        };
        return new Surroundings(plain.now(), later, begun, waiting, plain.answering(), plain.settles());
    }

    private Optional<At> started(Destiny destiny) {
        return destiny.startedAt().stream()
                .mapToObj(calls::get)
                .filter(Objects::nonNull)
                .map(this::at)
                .findFirst();
    }

    /** Where failures of what is done later end. */
    private List<Circumstance> caughtLater(Destiny destiny) {
        List<Circumstance> later = new ArrayList<>();
        destiny.awaitedAt().forEach(index -> later.addAll(clauses().catching(index)));
        destiny.recoveredAt().stream()
                .map(calls::get)
                .filter(Objects::nonNull)
                .filter(recoveries::succeeds)
                .map(recovering -> new Circumstance.Caught(
                        at(recovering), List.of(), false, false, FailureAnswer.NONE, false, true))
                .forEach(later::add);
        return later;
    }

    /** The same where what is begun is put into a collection, and waited for there. */
    private Surroundings collected(Surroundings plain, Destiny destiny) {
        List<Circumstance> later = caughtLater(destiny);
        return later.isEmpty()
                ? plain
                : new Surroundings(
                        plain.now(), later, plain.begun(), plain.waiting(), plain.answering(), plain.settles());
    }

    /** What is caught around the beginning of something is not what fails in it, but what keeps it from being begun. */
    private static Circumstance afterwards(Circumstance now) {
        return now instanceof Circumstance.Caught caught ? new Circumstance.Skipped(caught.at(), caught.types()) : now;
    }

    private List<Circumstance> now(int index) {
        List<Circumstance> found = new ArrayList<>(clauses().around(index));
        found.addAll(acknowledged(index, call -> true));
        for (ClauseAnswers.Given one : given()) {
            upon(one.call(), one.inPlace(), index).ifPresent(found::add);
        }
        return found;
    }

    /** What it means for an instruction that a call may hand back something in place of a failure. */
    private Optional<Circumstance> upon(CallSite call, ClauseAnswers.InPlace inPlace, int index) {
        Optional<CallSite> here = Optional.ofNullable(calls.get(index));
        Answers.Reach reach = answers.upon(flow, call, inPlace.calls(), inPlace.answer(), here, index);
        if (reach == Answers.Reach.KEPT_FROM) {
            return Optional.of(new Circumstance.Skipped(inPlace.at(), inPlace.types()));
        } else if (Answers.isNothing(inPlace.answer())) {
            return reach == Answers.Reach.LED_TO
                    ? Optional.of(new Circumstance.Rescue(inPlace.at(), true, true))
                    : Optional.empty();
        }
        return here.filter(asked -> answers.areGiven(flow, call, inPlace.calls(), asked))
                .map(asked -> new Circumstance.Rescue(
                        inPlace.at(), answers.leadTo(flow, call, inPlace.calls(), inPlace.answer(), index), false));
    }

    /** The acknowledgements that an instruction comes after. */
    List<Circumstance> acknowledged(int index, Predicate<CallSite> which) {
        return acknowledgements().stream()
                .filter(one -> one.index() != index && flow.dominates(one.index(), index))
                .filter(one -> Optional.ofNullable(calls.get(one.index()))
                        .filter(which.negate())
                        .isEmpty())
                .<Circumstance>map(one -> new Circumstance.Acknowledged(one.at()))
                .toList();
    }

    /** The failures after which nothing is handed back in place of what an instruction would, so that there is nothing to be sent. */
    List<Circumstance> unanswered(int index) {
        List<Circumstance> found = new ArrayList<>(clauses().unanswered(index));
        for (ClauseAnswers.Given one : given()) {
            ClauseAnswers.InPlace inPlace = one.inPlace();
            if (inPlace.answer() instanceof Expr.Null
                    && flow.dominates(one.call().site().index(), index)
                    && answers.areHandedOn(flow, one.call(), inPlace.calls())) {
                found.add(new Circumstance.Skipped(inPlace.at(), inPlace.types()));
            }
        }
        return found;
    }

    /** The same for steps of a chain after which nothing comes in place of a failure. */
    List<Circumstance> unanswered(List<Expr.Call> silenced) {
        return silenced.stream()
                .filter(step -> step.site().method().equals(flow.target().key()))
                .map(step -> calls.get(step.site().index()))
                .filter(Objects::nonNull)
                .filter(step -> catalog.role(step.method()).orElse(null) instanceof Role.Recovers)
                .filter(recoveries::succeeds)
                .<Circumstance>map(step -> new Circumstance.Skipped(at(step), List.of()))
                .toList();
    }

    private List<ClauseAnswers.Given> given() {
        List<ClauseAnswers.Given> known = given;
        if (known == null) {
            known = clauseAnswers.in(flow);
            given = known;
        }
        return known;
    }

    At at(CallSite call) {
        Site site = call.site();
        CodePlace place = places.of(flow.target(), site.index());
        return new At(site, place, List.of(new PathStep(place, call.method().display())));
    }
}
