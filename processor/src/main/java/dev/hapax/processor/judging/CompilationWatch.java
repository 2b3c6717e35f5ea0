package dev.hapax.processor.judging;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Waits for the moment at which all class files are there and javac has not summed up yet: when the last type that was
 * entered has been written. With an error in the sources that moment never comes, and nothing is said besides the error.
 *
 * <p>Types that javac found on the source path and was told not to write never come either: then the end of the
 * compilation has to do.
 */
final class CompilationWatch implements TaskListener {
    private final Elements elements;
    private final SymbolOutlines outlines;
    private final WrittenClasses written;
    private final Runnable judge;
    private final PendingTypes pending = new PendingTypes();
    private final Set<String> rootTypes = new HashSet<>();
    private boolean judged;

    CompilationWatch(Elements elements, WrittenClasses written, Runnable judge) {
        this.elements = elements;
        outlines = new SymbolOutlines(elements);
        this.written = written;
        this.judge = judge;
    }

    /** Notes a type that javac was asked to compile. */
    void rootType(String name) {
        rootTypes.add(name);
    }

    @Override
    public void started(TaskEvent event) {
        // what counts is what has been done
    }

    @Override
    public void finished(TaskEvent event) {
        switch (event.getKind()) {
            case ENTER -> pending.entered(event.getCompilationUnit());
            case GENERATE -> generated(event.getTypeElement(), event);
            case COMPILATION -> {
                if (!pending.hasAnyOf(rootTypes)) {
                    judgeOnce();
                }
            }
            default -> {}
        }
    }

    private void generated(TypeElement type, TaskEvent event) {
        written.add(
                elements.getBinaryName(type).toString().replace('.', '/'), event.getSourceFile(), outlines.of(type));
        pending.written(type.getQualifiedName().toString());
        if (pending.isEmpty()) {
            judgeOnce();
        }
    }

    private void judgeOnce() {
        if (!judged) {
            judged = true;
            judge.run();
        }
    }
}
