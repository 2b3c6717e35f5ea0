package dev.hapax.analysis.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How a method ends without an exception, and what is sure when it has. */
public final class NormalEnds {
    private final MethodFlow flow;
    private final List<Exits.Exit> exits;

    NormalEnds(MethodFlow flow, List<Exits.Exit> exits) {
        this.flow = flow;
        this.exits = exits;
    }

    /**
     * Whether the method can end without an exception.
     *
     * @return false where it always throws, or never ends
     */
    public boolean exist() {
        return !exits.isEmpty();
    }

    /**
     * What is sure once the method has returned.
     *
     * @return the guards of all its normal ends
     */
    public List<Guard> guards() {
        return common(exits.stream().map(this::guards).toList());
    }

    /**
     * What is sure once the method has returned true or false.
     *
     * @param result which of them
     * @return the guards of all its ends that return that
     */
    public List<Guard> guards(boolean result) {
        Expr other = new Expr.Const(result ? 0 : 1);
        return common(exits.stream()
                .filter(exit -> !exit.value().equals(other))
                .map(exit -> guardsOf(exit, result))
                .toList());
    }

    /**
     * What is sure once the method has returned one of some values.
     *
     * @param possible whether it may return one of them by returning this
     * @return the guards of all its ends that may be meant
     */
    public List<Guard> guards(Predicate<Expr> possible) {
        return common(exits.stream()
                .filter(exit -> possible.test(exit.value()))
                .map(this::guards)
                .toList());
    }

    /**
     * Whether an instruction is passed wherever the method returns, as a field is set behind {@code if (x == null) throw …}.
     *
     * @param index the instruction's place
     * @return true if it never returns without having come by there
     */
    boolean areBehind(int index) {
        return exist()
                && exits.stream()
                        .allMatch(exit -> flow.dominates(index, exit.index()) || flow.dominates(index, exit.end()));
    }

    /**
     * Whether a call that may fail has succeeded wherever the method returns.
     *
     * @param call the call
     * @return true if it never returns without the call having succeeded
     */
    public boolean areAfter(int call) {
        return exist() && exits.stream().allMatch(exit -> succeedsBefore(call, exit));
    }

    /**
     * The same for some values that the method returns.
     *
     * @param call the call
     * @param possible whether it may return one of them by returning this
     * @return true if it never returns one without the call having succeeded, unless it has nothing to call it with
     */
    public boolean areAfter(CallSite call, Predicate<Expr> possible) {
        List<Exits.Exit> ends = exits.stream()
                .filter(exit -> possible.test(exit.value()))
                .filter(exit -> !NothingGiven.isAsked(guards(exit), call.args()))
                .toList();
        int index = call.site().index();
        return !ends.isEmpty() && ends.stream().allMatch(exit -> succeedsBefore(index, exit));
    }

    /** What is sure where the value is made that is returned, and what is sure where it is returned. */
    private List<Guard> guards(Exits.Exit exit) {
        List<Guard> guards = new ArrayList<>(flow.guards(exit.index()));
        if (exit.end() != exit.index()) {
            flow.guards(exit.end()).stream()
                    .filter(guard -> guards.stream().noneMatch(guard::sameWay))
                    .forEach(guards::add);
        }
        return guards;
    }

    private boolean succeedsBefore(int call, Exits.Exit exit) {
        return flow.succeedsBefore(call, exit.index()) || flow.succeedsBefore(call, exit.end());
    }

    private List<Guard> guardsOf(Exits.Exit exit, boolean result) {
        List<Guard> guards = guards(exit);
        if (!(exit.value() instanceof Expr.Const)) {
            Guard.Outcome outcome = result ? Guard.Outcome.TRUE : Guard.Outcome.FALSE;
            guards.add(new Guard(new Site(flow.target().key(), exit.index()), result ? 1 : 0, exit.value(), outcome));
        }
        return guards;
    }

    /** What all ways have in common; what a method does where it is given nothing is not what it does for a message. */
    private static List<Guard> common(List<List<Guard>> all) {
        List<Expr> asked = all.stream()
                .flatMap(List::stream)
                .flatMap(guard -> EitherGuards.is(guard) ? EitherGuards.parts(guard).stream() : Stream.of(guard))
                .map(Guard::condition)
                .filter(condition -> !NothingGiven.isQuestion(condition))
                .toList();
        List<List<Guard>> given = all.stream()
                .filter(way -> way.stream().noneMatch(NothingGiven::isNull) && !NothingGiven.isAsked(way, asked))
                .toList();
        List<List<Guard>> ways = given.isEmpty() ? all : given;
        if (ways.isEmpty()) {
            return List.of();
        }
        return ways.get(0).stream()
                .filter(guard -> ways.stream().allMatch(way -> way.stream().anyMatch(guard::sameWay)))
                .toList();
    }
}
