package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Site;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Knows inserts whose second run fails on a unique key and is caught as just that, in the method that inserts. */
final class CaughtDuplicates {
    private static final Set<String> DUPLICATE = Set.of(
            "java/sql/SQLIntegrityConstraintViolationException",
            "org/springframework/dao/DuplicateKeyException",
            "org/springframework/dao/DataIntegrityViolationException");

    private final Hierarchy hierarchy;

    CaughtDuplicates(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    boolean at(Site site) {
        return hierarchy
                .resolve(site.method())
                .map(MethodTarget::method)
                .filter(method -> method.tryCatchBlocks.stream().anyMatch(block -> catches(method, block, site)))
                .isPresent();
    }

    private static boolean catches(MethodNode method, TryCatchBlockNode block, Site site) {
        return block.type != null
                && DUPLICATE.contains(block.type)
                && method.instructions.indexOf(block.start) <= site.index()
                && site.index() < method.instructions.indexOf(block.end);
    }
}
