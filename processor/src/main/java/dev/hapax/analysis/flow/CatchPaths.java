package dev.hapax.analysis.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/** Follows the ways from one catch clause, with what is known of local variables on each: {@code if (failed) throw …}. */
final class CatchPaths {
    /** Beyond it, nothing is known of variables any more, so that each instruction is looked at once more at most. */
    private static final int MAX_STATES = 4_000;

    private static final int MAX_ANSWERS = 4;

    private final InsnList code;
    private final Frame<FlowValue>[] frames;
    private final CatchClause clause;
    private final IntPredicate stops;
    private final IntPredicate ofClause;
    private final Set<State> seen = new HashSet<>();
    private final Deque<State> open = new ArrayDeque<>();
    private final BitSet reached = new BitSet();
    private final Set<Optional<Expr>> results = new LinkedHashSet<>();
    private final List<Expr> thrown = new ArrayList<>();
    private final Set<Optional<String>> kinds = new LinkedHashSet<>();
    private boolean failsInCalls;
    private boolean returns;
    private boolean movesOn;
    private boolean throwsAfterwards;
    private boolean rethrows;
    private boolean leaves;
    private boolean retries;
    private boolean polls;

    /**
     * Ways from a clause.
     *
     * @param code the method's instructions
     * @param frames what is known before each of them
     * @param clause the clause; its first instruction can be reached
     * @param stops instructions by which the failure is answered for
     * @param ofClause instructions that are reached through the clause only
     */
    CatchPaths(
            InsnList code, Frame<FlowValue>[] frames, CatchClause clause, IntPredicate stops, IntPredicate ofClause) {
        this.code = code;
        this.frames = frames;
        this.clause = clause;
        this.stops = stops;
        this.ofClause = ofClause;
    }

    /** Where a way is, what is known there, whether it has come to the next message, and what the failure was found to be. */
    private record State(int index, Variables variables, boolean moved, Optional<String> kind) {
        State at(int other, Variables known) {
            return new State(other, known, moved, kind);
        }
    }

    Escape follow() {
        int start = clause.site().index();
        go(start, new State(start, entry(), false, Optional.empty()));
        while (!open.isEmpty()) {
            step(open.pop());
        }
        boolean completes = returns || (movesOn && !throwsAfterwards);
        return new Escape(
                completes,
                only(),
                rethrows,
                leaves,
                retries,
                polls,
                answers(),
                failsInCalls ? List.of() : thrown,
                reached);
    }

    /** Where each way that goes on has asked what the failure is, these are all that is caught. */
    private List<String> only() {
        return kinds.stream().allMatch(Optional::isPresent)
                ? kinds.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    private List<Expr> answers() {
        boolean told = results.size() <= MAX_ANSWERS && results.stream().allMatch(Optional::isPresent);
        return told ? results.stream().flatMap(Optional::stream).toList() : List.of();
    }

    /** What is known of variables whenever the clause is entered. What is stored last in the try block counts only if something can fail after it. */
    private Variables entry() {
        Variables entry = null;
        for (CatchClause.Range range : clause.ranges()) {
            for (int i = range.from(); i < range.to(); i++) {
                Frame<FlowValue> frame = frames[i];
                if (frame != null && Variables.canFail(code.get(i))) {
                    entry = entry == null ? Variables.of(frame) : entry.and(frame);
                }
            }
        }
        return entry == null ? Variables.of(frames[clause.site().index()]) : entry;
    }

    private void go(int index, State from) {
        if (index >= code.size()) {
            return;
        }
        Variables variables = seen.size() < MAX_STATES ? from.variables() : Variables.UNKNOWN;
        State state = from.at(index, variables);
        if (seen.add(state)) {
            open.push(state);
        }
    }

    private void step(State state) {
        int index = state.index();
        AbstractInsnNode insn = code.get(index);
        if (insn.getOpcode() >= 0
                && clause.covers(index)
                && index != clause.site().index()) {
            again(state);
            return;
        }
        reached.set(index);
        if (stops.test(index) || insn.getOpcode() == Opcodes.ATHROW) {
            rethrows |= ofClause.test(index);
            throwsAfterwards |= !ofClause.test(index);
            thrown(index, insn).ifPresentOrElse(thrown::add, () -> failsInCalls = true);
        } else if (isReturn(insn)) {
            returns = true;
            kinds.add(state.kind());
            leaves |= ofClause.test(index);
            results.add(answer(state, insn));
        } else {
            next(insn, state);
        }
    }

    /** The exception that is thrown; empty where a call is what always fails, whatever it throws. */
    private Optional<Expr> thrown(int index, AbstractInsnNode insn) {
        Frame<FlowValue> frame = frames[index];
        return insn.getOpcode() == Opcodes.ATHROW && frame != null
                ? Optional.of(frame.getStack(frame.getStackSize() - 1).expr())
                : Optional.empty();
    }

    /** What is handed back on a way: a constant that a variable holds there, or an object that is made in the clause. */
    private Optional<Expr> answer(State state, AbstractInsnNode insn) {
        Optional<Expr> constant = state.variables().returned(insn);
        Frame<FlowValue> frame = frames[state.index()];
        if (constant.isPresent() || insn.getOpcode() == Opcodes.RETURN || frame == null || frame.getStackSize() == 0) {
            return constant;
        }
        Expr value = frame.getStack(frame.getStackSize() - 1).expr();
        List<Expr> made = value instanceof Expr.OneOf choice
                ? choice.options().stream().filter(this::isOfClause).toList()
                : List.of(value);
        return made.size() == 1 && !(made.get(0) instanceof Expr.Unknown)
                ? Optional.of(Subexpressions.withoutParameters(made.get(0)))
                : Optional.empty();
    }

    private boolean isOfClause(Expr option) {
        return (option instanceof Expr.Fresh made && isOfClause(made.site()))
                || (option instanceof Expr.Call call && isOfClause(call.site()));
    }

    private boolean isOfClause(Site made) {
        return made.method().equals(clause.site().method()) && ofClause.test(made.index());
    }

    /** Whoever comes back to a poll does not try again, but goes on with the messages after those that have failed. */
    private void again(State state) {
        boolean behind = asks();
        polls |= behind;
        movesOn |= behind;
        if (behind) {
            kinds.add(state.kind());
        }
        retries |= !behind && !state.moved();
    }

    private boolean asks() {
        return clause.ranges().stream()
                .flatMapToInt(range -> IntStream.range(range.from(), range.to()))
                .anyMatch(index -> frames[index] != null && isPoll(code.get(index)));
    }

    private void next(AbstractInsnNode insn, State state) {
        int index = state.index();
        if (insn instanceof JumpInsnNode jump) {
            jump(jump, state);
        } else if (insn instanceof TableSwitchInsnNode table) {
            table.labels.forEach(label -> go(code.indexOf(label), state));
            go(code.indexOf(table.dflt), state);
        } else if (insn instanceof LookupSwitchInsnNode lookup) {
            lookup.labels.forEach(label -> go(code.indexOf(label), state));
            go(code.indexOf(lookup.dflt), state);
        } else {
            boolean next =
                    isNext(insn) && (isPoll(insn) || !ofClause.test(index)); // in the clause, it is of another list
            movesOn |= next;
            if (next) {
                kinds.add(state.kind());
            }
            boolean caught = index == clause.site().index();
            Variables after = state.variables().after(insn, frames[index], caught);
            go(index + 1, new State(index, after, state.moved() || next, state.kind()));
        }
    }

    private void jump(JumpInsnNode jump, State state) {
        Optional<Boolean> taken = jump.getOpcode() == Opcodes.GOTO
                ? Optional.of(true)
                : state.variables().decides(jump);
        if (taken.orElse(true)) {
            go(code.indexOf(jump.label), knowing(state, Branches.JUMP));
        }
        if (!taken.orElse(false)) {
            go(state.index() + 1, knowing(state, Branches.FALL_THROUGH));
        }
    }

    private State knowing(State state, int side) {
        Frame<FlowValue> frame = frames[state.index()];
        if (frame == null || code.get(state.index()).getOpcode() == Opcodes.GOTO || !ofClause.test(state.index())) {
            return state;
        }
        Site branch = new Site(clause.site().method(), state.index());
        Optional<String> kind = AskedFailures.of(Branches.guard(branch, code, frame, side));
        return kind.isEmpty() ? state : new State(state.index(), state.variables(), state.moved(), kind);
    }

    private static boolean isReturn(AbstractInsnNode insn) {
        return insn.getOpcode() >= Opcodes.IRETURN && insn.getOpcode() <= Opcodes.RETURN;
    }

    /** Whether the next message, or the next one of a batch, is taken. */
    private static boolean isNext(AbstractInsnNode insn) {
        if (isPoll(insn)) {
            return true;
        } else if (insn instanceof MethodInsnNode call) {
            return (call.name.equals("next") && call.owner.equals("java/util/Iterator"))
                    || (call.name.equals("get") && call.owner.equals("java/util/List"));
        }
        return insn.getOpcode() == Opcodes.AALOAD;
    }

    /** Whether Kafka is asked for messages, by the consumer itself or by what is around it. */
    private static boolean isPoll(AbstractInsnNode insn) {
        return insn instanceof MethodInsnNode call && Polls.handOut(call.desc);
    }
}
