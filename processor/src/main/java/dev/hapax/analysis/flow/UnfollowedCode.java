package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodTarget;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;

/** Why the data flow of a method could not be computed: it is too large, its code is broken, or the fault is here. */
final class UnfollowedCode {
    private UnfollowedCode() {}

    static String why(MethodTarget target, Exception failure) {
        // the analyzer wraps what an interpreter throws
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof FlowInterpreter.TooLargeException) {
            return "its data flow is too large to compute; split the method";
        }
        String name = cause.getClass().getSimpleName();
        return isWellFormed(target)
                ? "Hapax failed on its code (" + name + "); report that with the method"
                : "its byte code is not well-formed (" + name + "); compile it again";
    }

    @SuppressWarnings("CatchingUnchecked") // whatever broken code makes of the analyzer says that it is broken
    private static boolean isWellFormed(MethodTarget target) {
        MethodNode method = Code.of(target.method());
        try {
            new Analyzer<>(new BasicInterpreter()).analyze(target.owner().name(), method);
            return true;
        } catch (AnalyzerException | RuntimeException e) {
            return false;
        }
    }
}
