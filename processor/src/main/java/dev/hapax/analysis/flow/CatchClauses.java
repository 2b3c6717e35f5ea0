package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CatchClause.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.analysis.Frame;

/** Reads the catch clauses of a method. javac writes one entry for each type and for each piece of the try block. */
final class CatchClauses {
    private final Set<String> types = new LinkedHashSet<>();
    private final List<Range> ranges = new ArrayList<>();
    private boolean anything;

    private CatchClauses() {}

    /**
     * The clauses.
     *
     * @param owner the method, for sites
     * @param frames what is known before each instruction; null for those that cannot be reached
     */
    static List<CatchClause> of(MethodTarget owner, @Nullable Frame<FlowValue>[] frames) {
        MethodNode method = Code.of(owner.method());
        InsnList code = method.instructions;
        Map<LabelNode, CatchClauses> byHandler = new LinkedHashMap<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            byHandler
                    .computeIfAbsent(block.handler, label -> new CatchClauses())
                    .add(block, new Range(code.indexOf(block.start), code.indexOf(block.end)));
        }
        List<CatchClause> clauses = new ArrayList<>();
        byHandler.forEach((label, clause) -> {
            int start = firstInstruction(code, code.indexOf(label), index -> frames[index] != null);
            if (start >= 0) {
                clauses.add(new CatchClause(
                        new Site(owner.key(), start),
                        clause.anything ? List.of() : List.copyOf(clause.types),
                        clause.ranges));
            }
        });
        return clauses;
    }

    private void add(TryCatchBlockNode block, Range range) {
        ranges.add(range);
        if (block.type == null) {
            anything = true;
        } else {
            types.add(block.type);
        }
    }

    private static int firstInstruction(InsnList code, int label, IntPredicate isReached) {
        int index = label;
        while (index < code.size() && code.get(index).getOpcode() < 0) {
            index++;
        }
        return index < code.size() && isReached.test(index) ? index : -1;
    }
}
