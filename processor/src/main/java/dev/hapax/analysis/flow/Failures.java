package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.analysis.Frame;

/** The exceptions of a method: where they are caught, and where that leads. Computed on demand. Not thread-safe. */
public final class Failures {
    private final MethodFlow flow;
    private final Frame<FlowValue>[] frames;
    private final List<CatchClause> clauses;
    private @Nullable List<Guard> beforeThrows;

    Failures(MethodFlow flow, Frame<FlowValue>[] frames) {
        this.flow = flow;
        this.frames = frames;
        this.clauses = CatchClauses.of(flow.target(), frames);
    }

    /**
     * The catch clauses and {@code finally} blocks that can be reached.
     *
     * @return in the order in which they are tried
     */
    public List<CatchClause> clauses() {
        return clauses;
    }

    /**
     * Where a catch clause leads.
     *
     * @param clause one of {@link #clauses}
     * @param stops instructions by which the failure is answered for
     * @return its ways
     */
    public Escape escape(CatchClause clause, IntPredicate stops) {
        int start = clause.site().index();
        return new CatchPaths(code(), frames, clause, stops, index -> flow.dominates(start, index)).follow();
    }

    /**
     * Whether there is a {@code throw} in the method that can be reached.
     *
     * @return true if there is one
     */
    public boolean throwsByItself() {
        InsnList code = code();
        for (int i = 0; i < frames.length; i++) {
            if (frames[i] != null && code.get(i).getOpcode() == Opcodes.ATHROW) {
                return true;
            }
        }
        return false;
    }

    private InsnList code() {
        return Code.of(flow.target().method()).instructions;
    }

    /** What is asked before the method throws an exception by itself. */
    List<Guard> beforeThrows() {
        List<Guard> known = beforeThrows;
        if (known == null) {
            known = new ArrayList<>();
            InsnList code = code();
            for (int i = 0; i < frames.length; i++) {
                if (frames[i] != null && code.get(i).getOpcode() == Opcodes.ATHROW) {
                    known.addAll(flow.guards(i));
                }
            }
            beforeThrows = known;
        }
        return known;
    }
}
