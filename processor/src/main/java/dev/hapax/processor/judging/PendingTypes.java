package dev.hapax.processor.judging;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import java.util.HashSet;
import java.util.Set;

/**
 * The top-level types that javac has entered and not yet written. Nested classes are written before the type that they
 * stand in. Keeps names only: trees would keep their memory.
 */
final class PendingTypes {
    private final Set<String> pending = new HashSet<>();
    private final Set<String> written = new HashSet<>();

    void entered(CompilationUnitTree unit) {
        String prefix = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        for (Tree declaration : unit.getTypeDecls()) {
            if (declaration instanceof ClassTree type) {
                String name = prefix + type.getSimpleName();
                if (!written.contains(name)) {
                    pending.add(name);
                }
            }
        }
    }

    void written(String name) {
        if (pending.remove(name)) {
            written.add(name);
        }
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    boolean hasAnyOf(Set<String> names) {
        return pending.stream().anyMatch(names::contains);
    }
}
