package dev.hapax.processor.judging;

import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.FindingText;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Prints findings at their expressions. */
final class FindingPrinter {
    private final Trees trees;
    private final Messager messager;
    private final ReportedSources sources;
    private final boolean excerpt;

    FindingPrinter(Trees trees, Messager messager, ReportedSources sources, boolean excerpt) {
        this.trees = trees;
        this.messager = messager;
        this.sources = sources;
        this.excerpt = excerpt;
    }

    /** Prints a finding. */
    void print(Finding finding) throws IOException {
        String message = FindingText.of(finding);
        Kind kind = kind(finding.severity());
        Optional<ReportedSources.Spot> spot = sources.spot(finding);
        if (spot.isEmpty()) {
            messager.printMessage(kind, message);
            return;
        }
        ReportedSource source = spot.get().source();
        Optional<Tree> tree = source.tree(spot.get().place());
        if (tree.isPresent() && source.syntax().isPresent()) {
            trees.printMessage(
                    kind,
                    excerpt ? source.withExcerpt(message, spot.get().place()) : message,
                    tree.get(),
                    source.syntax().get().unit());
        } else {
            messager.printMessage(kind, message);
        }
    }

    private static Kind kind(Severity severity) {
        return switch (severity) {
            case ERROR -> Kind.ERROR;
            // survives -nowarn
            case WARNING -> Kind.MANDATORY_WARNING;
            case NOTE -> Kind.NOTE;
        };
    }
}
