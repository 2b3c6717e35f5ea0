package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.List;
import org.objectweb.asm.Type;

/** Knows setters: what they write is what their caller computes, so the caller's line is where it is written. */
final class Setters {
    private static final Expr THIS = new Expr.Param(0);
    private static final Expr VALUE = new Expr.Param(1);

    private final Flows flows;

    Setters(Flows flows) {
        this.flows = flows;
    }

    /** The fields that a method sets to its only parameter, if that is all that it does; else none. */
    List<Expr.Field> fields(MethodTarget method) {
        boolean fits = !method.isStatic()
                && !method.method().name.startsWith("<")
                && Type.getArgumentTypes(method.method().desc).length == 1;
        return fits ? flows.of(method).map(Setters::onlyWrites).orElse(List.of()) : List.of();
    }

    /** What a call writes to an object that it fills, of which no body is in sight: the caller's line is where that is written, too. */
    List<FieldWrite> filled(CallSite call) {
        return flows.filled(call);
    }

    private static List<Expr.Field> onlyWrites(MethodFlow flow) {
        List<FieldWrite> writes = flow.writes();
        boolean silent = flow.lambdas().isEmpty()
                && flow.calls().stream().allMatch(call -> call.method().owner().startsWith("java/lang/"));
        boolean plain = writes.stream()
                .allMatch(write ->
                        write.value().equals(VALUE) && write.field().base().equals(THIS));
        return silent && plain ? writes.stream().map(FieldWrite::field).toList() : List.of();
    }
}
