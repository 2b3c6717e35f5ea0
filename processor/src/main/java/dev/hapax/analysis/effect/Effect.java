package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.GivenGuards;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.ReachedGuards;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a method does, itself or through what it calls, in terms of the method's parameters.
 *
 * @param action what is done
 * @param operands with which values
 * @param site the instruction that does it
 * @param place where that stands
 * @param path the way there, the effect's own place last
 * @param guards the branches that have to be taken, the innermost first
 * @param circumstances what becomes of its failure, and who waits for it
 * @param resultUsed whether anything looks at the result
 * @param transaction the transaction that it is done in
 */
public record Effect(
        Action action,
        List<Expr> operands,
        Site site,
        CodePlace place,
        List<PathStep> path,
        List<Guard> guards,
        List<Circumstance> circumstances,
        boolean resultUsed,
        Transaction transaction) {

    /** Copies the lists. */
    public Effect {
        operands = Exprs.list(operands);
        path = path instanceof CallPath ? path : List.copyOf(path);
        guards = List.copyOf(guards);
        circumstances = List.copyOf(circumstances);
    }

    /**
     * An operand.
     *
     * @param index its position
     * @return its value; unknown where there is none
     */
    public Expr operand(int index) {
        return index >= 0 && index < operands.size() ? operands.get(index) : Exprs.UNKNOWN;
    }

    /**
     * What its call was made with.
     *
     * @return receiver and arguments, without what a statement's parameters were bound to before
     */
    public List<Expr> arguments() {
        return action instanceof Action.Catalogued call
                ? operands.subList(0, operands.size() - call.binds().size())
                : operands;
    }

    /** The same without what only another caller could decide. */
    Effect settled() {
        List<Guard> left = guards.stream().filter(guard -> !isUndecided(guard)).toList();
        return left.size() == guards.size()
                ? this
                : new Effect(action, operands, site, place, path, left, circumstances, resultUsed, transaction);
    }

    /** Whether a guard says nothing before a caller decides it. */
    static boolean isUndecided(Guard guard) {
        return ReachedGuards.is(guard) || GivenGuards.is(guard);
    }

    /** The same with other values. */
    Effect with(List<Expr> others) {
        return new Effect(action, others, site, place, path, guards, circumstances, resultUsed, transaction);
    }

    /** The same with other values, which say more of what is done. */
    Effect with(Action said, List<Expr> others) {
        return new Effect(said, others, site, place, path, guards, circumstances, resultUsed, transaction);
    }

    /** The same, reached by another way first. */
    Effect after(List<PathStep> way) {
        return way.isEmpty()
                ? this
                : new Effect(
                        action,
                        operands,
                        site,
                        place,
                        CallPath.of(way, path),
                        guards,
                        circumstances,
                        resultUsed,
                        transaction);
    }

    /**
     * The same, told at the place where that is made which it writes.
     *
     * @param step the place, in a method that is called for the value
     * @return the effect, with one more step
     */
    public Effect comingBy(PathStep step) {
        List<PathStep> way = new ArrayList<>(path);
        way.add(step);
        return new Effect(action, operands, site, step.place(), way, guards, circumstances, resultUsed, transaction);
    }

    /**
     * The same, told at another place of its method: where the code says what is done there.
     *
     * @param other the place
     * @param text how the call there is named
     * @return the effect
     */
    public Effect toldAt(CodePlace other, String text) {
        List<PathStep> way = new ArrayList<>(path.subList(0, Math.max(0, path.size() - 1)));
        way.add(new PathStep(other, text));
        return new Effect(action, operands, site, other, way, guards, circumstances, resultUsed, transaction);
    }

    /** The same, in a transaction that its caller runs in. */
    Effect in(Transaction outer) {
        return new Effect(
                action, operands, site, place, path, guards, circumstances, resultUsed, transaction.in(outer));
    }

    /** The same as what a whole method does that the framework calls, in a transaction that the method's failure undoes. */
    Effect in(Transaction outer, MethodKey entry) {
        List<Circumstance> here = doomed().filter(doomed -> outer.undoes(entry, transaction))
                .map(doomed -> Surroundings.before(new Circumstance.Undone(doomed.at()), circumstances))
                .orElse(circumstances);
        return new Effect(action, operands, site, place, path, guards, here, resultUsed, transaction.in(outer));
    }

    /** What dooms it in the method that it was found in, together with what its transaction has done. */
    Optional<Circumstance.Doomed> doomed() {
        for (Circumstance circumstance : circumstances) {
            if (circumstance instanceof Circumstance.Doomed doomed && doomed.undoes()) {
                return Optional.of(doomed);
            }
        }
        return Optional.empty();
    }

    /** Whether it is undone where it is part of the transaction that it is done in; what runs elsewhere is not. */
    public boolean isUndone() {
        return circumstances.stream().anyMatch(Circumstance.Undone.class::isInstance)
                && circumstances.stream().noneMatch(Circumstance.Unwatched.class::isInstance);
    }

    /**
     * The same, behind one more branch.
     *
     * @param guard the branch
     * @return the effect
     */
    public Effect behind(Guard guard) {
        List<Guard> more = new ArrayList<>(guards);
        more.add(0, guard);
        return new Effect(action, operands, site, place, path, more, circumstances, resultUsed, transaction);
    }

    /** The same, taking place in any case. */
    Effect unguarded() {
        return new Effect(action, operands, site, place, path, List.of(), circumstances, resultUsed, transaction);
    }
}
