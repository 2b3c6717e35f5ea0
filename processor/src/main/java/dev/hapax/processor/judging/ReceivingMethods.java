package dev.hapax.processor.judging;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;

/** Tells by a method's source whether it asks somebody for messages. Where there are no sources to look at, it may. */
@SuppressWarnings("VoidUsed") // the parameter of the visitor
public final class ReceivingMethods implements Predicate<Element> {
    private final ProcessingEnvironment environment;

    /**
     * Prepares; nothing is looked at before it is asked for.
     *
     * @param environment the compilation
     */
    public ReceivingMethods(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public boolean test(Element method) {
        Tree tree;
        try {
            tree = Trees.instance(environment).getTree(method);
        } catch (IllegalArgumentException | LinkageError e) {
            // another compiler than javac
            return true;
        }
        boolean[] found = {false};
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                found[0] |= call.getMethodSelect() instanceof MemberSelectTree called
                        && (called.getIdentifier().contentEquals("poll")
                                || called.getIdentifier().toString().startsWith("receive"));
                return super.visitMethodInvocation(call, nothing);
            }
        }.scan(tree, null);
        return found[0];
    }
}
