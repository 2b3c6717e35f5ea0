package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** Whether the project lets a document store take part in transactions, which none does unasked. Not thread-safe. */
final class DocumentTransactions {
    private static final List<String> MANAGERS =
            List.of("MongoTransactionManager", "ReactiveMongoTransactionManager", "Neo4jTransactionManager");

    private final Hierarchy hierarchy;
    private @Nullable Boolean known;

    DocumentTransactions(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether some method of the project makes a transaction manager for one, and says so or is declared by what all are. */
    boolean takePart() {
        Boolean answer = known;
        if (answer == null) {
            answer = hierarchy
                    .projectTypes()
                    .flatMap(type -> type.node().methods.stream())
                    .anyMatch(DocumentTransactions::makes);
            known = answer;
        }
        return answer;
    }

    private static boolean makes(MethodNode method) {
        String returned = Type.getReturnType(method.desc).getInternalName();
        return isOfDocuments(returned)
                || (returned.endsWith("TransactionManager")
                        && Arrays.stream(Code.of(method).instructions.toArray())
                                .anyMatch(insn -> insn.getOpcode() == Opcodes.NEW
                                        && insn instanceof TypeInsnNode made
                                        && isOfDocuments(made.desc)));
    }

    private static boolean isOfDocuments(String type) {
        return MANAGERS.stream().anyMatch(type::endsWith);
    }
}
