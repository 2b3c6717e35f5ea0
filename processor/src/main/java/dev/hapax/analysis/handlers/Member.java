package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * A method that the objects of a class have, declared there or inherited.
 *
 * @param body what runs
 * @param declarations the declarations that say something about it: the body's own first, then those that it overrides
 */
record Member(MethodTarget body, List<MethodTarget> declarations) {
    /** Copies the list. */
    Member {
        declarations = List.copyOf(declarations);
    }

    /** The annotations of the declaration that runs, and not of those that it overrides. */
    Stream<AnnotationNode> ownAnnotations() {
        return dev.hapax.analysis.classes.Annotations.of(body.method());
    }

    /** The annotations of the declaration that runs, then of those that it overrides. */
    Stream<AnnotationNode> annotations() {
        return declarations.stream().flatMap(declared -> dev.hapax.analysis.classes.Annotations.of(declared.method()));
    }
}
