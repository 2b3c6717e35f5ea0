package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Subexpressions;
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

    /**
     * What a call of a method writes that does no more than to set fields to its only parameter, and others to what has
     * nothing to do with its object, such as the time; nothing for other methods. The caller's line is where it is written.
     */
    List<FieldWrite> set(CallSite call, MethodTarget method) {
        boolean fits = !method.isStatic()
                && !method.method().name.startsWith("<")
                && Type.getArgumentTypes(method.method().desc).length == 1;
        return fits
                ? flows.of(method)
                        .filter(Setters::isSetter)
                        .map(flow -> flow.writes().stream()
                                .map(write -> by(call, write))
                                .toList())
                        .orElse(List.of())
                : List.of();
    }

    private static FieldWrite by(CallSite call, FieldWrite write) {
        Expr.Field field = new Expr.Field(
                call.receiver(), write.field().owner(), write.field().name());
        return new FieldWrite(call.site(), field, write.value().equals(VALUE) ? call.arg(0) : write.value());
    }

    /** What a call writes to an object that it fills, of which no body is in sight: the caller's line is where that is written, too. */
    List<FieldWrite> filled(CallSite call) {
        return flows.filled(call);
    }

    private static boolean isSetter(MethodFlow flow) {
        List<FieldWrite> writes = flow.writes();
        return flow.lambdas().isEmpty()
                && flow.calls().stream().allMatch(call -> isSilent(call.method().owner()))
                && writes.stream().allMatch(write -> write.field().base().equals(THIS))
                && writes.stream()
                        .allMatch(write ->
                                write.value().equals(VALUE) || !Subexpressions.mentionsParameter(write.value()))
                && writes.stream().anyMatch(write -> write.value().equals(VALUE));
    }

    private static boolean isSilent(String owner) {
        return owner.startsWith("java/lang/") || owner.startsWith("java/time/");
    }
}
