package dev.hapax.processor.judging;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.hapax.source.SourceRange;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A source parsed once more by javac, only to have a tree that a message can be printed at. The trees of the compilation
 * are emptied when its classes are written, and keeping them would cost memory in every build.
 */
final class SyntaxTree {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SyntaxTree(CompilationUnitTree unit, SourcePositions positions) {
        this.unit = unit;
        this.positions = positions;
    }

    /** Parses a source; empty where no compiler is at hand or the source holds nothing. */
    static Optional<SyntaxTree> of(JavaFileObject source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            return Optional.empty();
        }
        // the source compiled a moment ago: what the parser has to say was said
        JavacTask task = (JavacTask) compiler.getTask(
                Writer.nullWriter(), null, diagnostic -> {}, List.of("-proc:none"), null, List.of(source));
        Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
        return units.hasNext()
                ? Optional.of(new SyntaxTree(units.next(), Trees.instance(task).getSourcePositions()))
                : Optional.empty();
    }

    CompilationUnitTree unit() {
        return unit;
    }

    /** The tree of an expression; a call by the part that names the method, where its caret belongs. */
    Optional<Tree> find(SourceRange range) {
        List<Tree> found = new ArrayList<>();
        new TreeScanner<Boolean, Boolean>() {
            @Override
            public Boolean scan(Tree tree, Boolean unused) {
                if (tree != null
                        && positions.getStartPosition(unit, tree) == range.start()
                        && positions.getEndPosition(unit, tree) == range.end()) {
                    found.add(tree);
                }
                return super.scan(tree, unused);
            }
        }.scan(unit, true);
        // the innermost one: an expression that is a whole statement is inside of that statement
        return found.isEmpty() ? Optional.empty() : Optional.of(naming(found.get(found.size() - 1)));
    }

    /** The first tree that starts on a line, for a place whose expression was not found. */
    Optional<Tree> firstOn(int line) {
        List<Tree> found = new ArrayList<>();
        new TreeScanner<Boolean, Boolean>() {
            @Override
            public Boolean scan(Tree tree, Boolean unused) {
                if (tree != null && found.isEmpty()) {
                    long start = positions.getStartPosition(unit, tree);
                    if (start != Diagnostic.NOPOS && unit.getLineMap().getLineNumber(start) == line) {
                        found.add(tree);
                    }
                }
                return super.scan(tree, unused);
            }
        }.scan(unit, true);
        return found.stream().findFirst();
    }

    private static Tree naming(Tree tree) {
        return tree instanceof MethodInvocationTree call ? call.getMethodSelect() : tree;
    }
}
