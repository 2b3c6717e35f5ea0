package dev.hapax.processor.judging;

import com.sun.source.tree.Tree;
import dev.hapax.analysis.CodePlace;
import dev.hapax.source.SourceLookup;
import dev.hapax.source.Suppression;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaFileObject;

/** A source with findings in it. */
final class ReportedSource {
    private final SourceLookup lookup;
    private final Optional<SyntaxTree> syntax;

    private ReportedSource(SourceLookup lookup, Optional<SyntaxTree> syntax) {
        this.lookup = lookup;
        this.syntax = syntax;
    }

    static ReportedSource of(JavaFileObject file) throws IOException {
        return new ReportedSource(SourceLookup.of(file.getCharContent(true).toString()), SyntaxTree.of(file));
    }

    Optional<SyntaxTree> syntax() {
        return syntax;
    }

    /** The tree that a message about a place is printed at: its expression, or failing that its line. */
    Optional<Tree> tree(CodePlace place) {
        return syntax.flatMap(tree -> lookup.find(place).flatMap(tree::find).or(() -> tree.firstOn(place.line())));
    }

    String withExcerpt(String message, CodePlace place) {
        return lookup.withExcerpt(message, place);
    }

    Optional<Suppression> suppression(CodePlace place, String rule) {
        return lookup.suppression(place, rule);
    }

    List<Suppression> suppressions() {
        return lookup.suppressions();
    }
}
