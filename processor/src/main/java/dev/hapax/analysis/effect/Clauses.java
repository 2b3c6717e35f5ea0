package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.Answers;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.CatchClause;
import dev.hapax.analysis.flow.Escape;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The catch clauses of one method that let it go on, and what they mean for its calls. Not thread-safe. */
final class Clauses {
    /** How many clauses of a method are looked at for what they do instead. */
    private static final int MAX_RESCUES = 40;

    private static final Set<String> ALL_BUT_ERRORS = Set.of("java/lang/Exception", "java/lang/Throwable");

    private final MethodFlow flow;
    private final BitSet failing = new BitSet();
    private final BitSet acknowledging = new BitSet();
    private final List<Open> clauses = new ArrayList<>();
    private final List<Failing> failingClauses = new ArrayList<>();
    private final Rollbacks rollbacks;
    private final Places places;
    private final Batches batches;
    private final Map<Rescued, Boolean> always = new HashMap<>();

    /** A clause after which the method goes on, or that acknowledges before it throws. */
    private record Open(CatchClause clause, Escape escape, At at, boolean acknowledges) {
        /** What is dropped: all that the clause catches, or what it has found to be one of these. */
        List<String> types() {
            return escape.only().isEmpty() || acknowledges ? clause.types() : escape.only();
        }
    }

    /** A clause that always fails: what it throws is looked at only where something is done in it. */
    private record Failing(CatchClause clause, Escape escape) {}

    private record Rescued(CatchClause clause, int index) {}

    Clauses(
            MethodFlow flow,
            CatalogLookup catalog,
            CallTargets targets,
            Flows flows,
            Places places,
            Acknowledgements acknowledgements) {
        this.flow = flow;
        this.rollbacks = new Rollbacks(targets.hierarchy());
        this.places = places;
        this.batches = new Batches(flow);
        if (Code.of(flow.target().method()).tryCatchBlocks.isEmpty()) {
            return;
        }
        for (CallSite call : flow.calls()) {
            Role role = catalog.role(call.method()).orElse(null);
            if (role instanceof Role.Fails || neverEnds(call, targets, flows)) {
                failing.set(call.site().index());
            } else if (role instanceof Role.Acknowledges) {
                acknowledging.set(call.site().index());
            }
        }
        LeftLoops loops = new LeftLoops(flow, catalog, flows);
        for (CatchClause clause : flow.failures().clauses()) {
            Escape escape = flow.failures().escape(clause, failing::get);
            boolean acknowledges = !escape.completes() && escape.reached().intersects(acknowledging);
            boolean triedUntilItFails = escape.retries() && escape.rethrows();
            boolean goesOn = escape.completes()
                    && !triedUntilItFails
                    && !loops.bringBack(clause, escape, () -> acknowledgements.in(flow));
            if (acknowledges || goesOn) {
                clauses.add(new Open(clause, escape, at(clause), acknowledges));
            }
            if (Rollbacks.alwaysFails(escape)) {
                failingClauses.add(new Failing(clause, escape));
            }
        }
    }

    /** Whether a call leads only into methods that always fail. */
    static boolean neverEnds(CallSite call, CallTargets targets, Flows flows) {
        List<MethodTarget> bodies = targets.of(call.method(), call.dispatch(), call.receiver());
        return !bodies.isEmpty()
                && bodies.stream()
                        .allMatch(body ->
                                flows.of(body).filter(f -> !f.ends().exist()).isPresent());
    }

    private At at(CatchClause clause) {
        int index = clause.site().index();
        CodePlace place = places.ofCatch(flow.target(), index);
        return new At(clause.site(), place, List.of(new PathStep(place, text(clause.types()))));
    }

    /** How a clause is named in messages. */
    static String text(List<String> types) {
        return types.isEmpty()
                ? "finally"
                : types.stream().map(Names::simple).collect(Collectors.joining(" | ", "catch (", ")"));
    }

    /** What clauses mean for what an instruction does. */
    List<Circumstance> around(int index) {
        List<Circumstance> found = new ArrayList<>();
        for (Open open : clauses) {
            if (open.clause().covers(index)) {
                if (!isCaughtBefore(open, index)) {
                    found.add(caught(open));
                }
            } else if (!open.acknowledges() && batches.lack(open.clause(), index)) {
                found.add(new Circumstance.Skipped(open.at(), open.types()));
            } else if (!open.acknowledges() && open.escape().reached().get(index)) {
                rescue(open, index, found);
            } else if (!open.acknowledges() && isSkipped(open, index)) {
                found.add(new Circumstance.Skipped(open.at(), open.types()));
            }
        }
        for (Failing one : failingClauses) {
            if (!one.clause().covers(index)
                    && one.escape().reached().get(index)
                    && flow.dominates(one.clause().site().index(), index)) {
                found.add(new Circumstance.Doomed(at(one.clause()), rollbacks.follow(one.clause(), one.escape())));
            }
        }
        return found;
    }

    /** The clauses that catch what an instruction throws. */
    List<Circumstance> catching(int index) {
        return clauses.stream()
                .filter(open -> open.clause().covers(index) && !isCaughtBefore(open, index))
                .map(Clauses::caught)
                .toList();
    }

    /** What the method hands back after clauses: all that its callers may see of a failure. */
    List<ClauseAnswers.InPlace> answers() {
        List<ClauseAnswers.InPlace> found = new ArrayList<>(0);
        for (Open open : clauses) {
            List<Expr> answers = open.escape().answers();
            boolean nothing = handBack(open, Answers::isNothing);
            if (nothing || handBack(open, answer -> Answers.isObject(answer) && isMadeIn(open.clause(), answer))) {
                Expr answer = nothing || answers.size() == 1 ? answers.get(0) : Exprs.UNKNOWN;
                found.add(new ClauseAnswers.InPlace(open.at(), open.types(), answer, Set.of()));
            }
        }
        return found;
    }

    /** Whether an answer is one that only a failure leads to: what is handed back in any case does not tell of it. */
    private boolean isMadeIn(CatchClause clause, Expr answer) {
        Site made = answer instanceof Expr.Fresh fresh ? fresh.site() : ((Expr.Call) answer).site();
        return made.method().equals(flow.target().key())
                && flow.dominates(clause.site().index(), made.index());
    }

    /**
     * Whether a clause further in catches all that an instruction throws, and lets nothing of it out; the clauses are in the order
     * in which they are asked. A {@code finally} that acknowledges says nothing new either where another clause drops what fails.
     */
    private boolean isCaughtBefore(Open open, int index) {
        boolean settles = open.acknowledges() && open.clause().types().isEmpty();
        return clauses.stream()
                .takeWhile(other -> settles || !other.equals(open))
                .filter(other -> !other.acknowledges() && !other.escape().rethrows())
                .filter(other -> other.clause().covers(index))
                .anyMatch(other -> other.clause().types().stream().anyMatch(ALL_BUT_ERRORS::contains));
    }

    private static Circumstance caught(Open open) {
        return new Circumstance.Caught(
                open.at(),
                open.types(),
                open.escape().rethrows(),
                open.acknowledges(),
                FailureAnswer.of(open.escape().answers()),
                open.escape().leaves(),
                false);
    }

    private void rescue(Open open, int index, List<Circumstance> found) {
        boolean inside = flow.dominates(open.clause().site().index(), index);
        boolean certain = clauses.size() <= MAX_RESCUES
                && always.computeIfAbsent(new Rescued(open.clause(), index), this::isUnavoidable);
        if (inside || certain) {
            found.add(new Circumstance.Rescue(open.at(), certain, inside));
        }
    }

    private boolean isUnavoidable(Rescued rescued) {
        return !flow.failures()
                .escape(rescued.clause(), index -> index == rescued.index() || failing.get(index))
                .completes();
    }

    /** Whether an instruction comes after a try block, and a failure in it keeps it from being reached. */
    private boolean isSkipped(Open open, int index) {
        return !open.escape().retries() && !open.escape().polls() && isBehind(open, index);
    }

    /** Whether an instruction comes after a try block, on a way on which that has not failed. */
    private boolean isBehind(Open open, int index) {
        return open.clause().ranges().stream()
                .map(this::first)
                .anyMatch(first -> isBehind(first, index)
                        && flow.failures().clauses().stream()
                                .map(other -> other.site().index())
                                .noneMatch(other -> flow.dominates(other, index) && !flow.dominates(other, first)));
    }

    /**
     * Whether an instruction comes after the first one of a try block, or after the one that leads into it and nowhere else: for
     * all that the order says, whatever is left of the way through the clause may lead to it, too, and only what variables
     * hold then keeps it from there.
     */
    private boolean isBehind(int first, int index) {
        InsnList code = Code.of(flow.target().method()).instructions;
        int before = first - 1;
        while (before >= 0 && code.get(before).getOpcode() < 0) {
            before--;
        }
        boolean leadsIn = before >= 0
                && before != index
                && !(code.get(before) instanceof JumpInsnNode)
                && !(code.get(before) instanceof TableSwitchInsnNode)
                && !(code.get(before) instanceof LookupSwitchInsnNode)
                && flow.dominates(before, first);
        return flow.dominates(first, index) || before < 0 || (leadsIn && flow.dominates(before, index));
    }

    /** The clauses after which nothing is handed back in place of what an instruction would hand back. */
    List<Circumstance> unanswered(int index) {
        return clauses.stream()
                .filter(open -> handBack(open, Expr.Null.class::isInstance))
                .filter(open -> open.clause().covers(index) || isBehind(open, index))
                .<Circumstance>map(open -> new Circumstance.Skipped(open.at(), open.types()))
                .toList();
    }

    /** Whether a method hands back nothing else after a clause than what fits. */
    private static boolean handBack(Open open, Predicate<Expr> fits) {
        return !open.acknowledges()
                && !open.types().isEmpty()
                && !open.escape().answers().isEmpty()
                && open.escape().answers().stream().allMatch(fits);
    }

    private int first(CatchClause.Range range) {
        int index = range.from();
        while (index < range.to()
                && Code.of(flow.target().method()).instructions.get(index).getOpcode() < 0) {
            index++;
        }
        return index;
    }
}
