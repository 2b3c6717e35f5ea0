package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Whether the project lets a document store take part in transactions, which none does unasked. Not thread-safe. */
final class DocumentTransactions {
    private static final List<String> MANAGERS =
            List.of("MongoTransactionManager", "ReactiveMongoTransactionManager", "Neo4jTransactionManager");

    private final Hierarchy hierarchy;
    private @Nullable Boolean known;

    DocumentTransactions(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether some method of the project makes a transaction manager for one. */
    boolean takePart() {
        Boolean answer = known;
        if (answer == null) {
            answer = hierarchy
                    .projectTypes()
                    .flatMap(type -> type.node().methods.stream())
                    .map(method -> Type.getReturnType(method.desc).getClassName())
                    .anyMatch(type -> MANAGERS.stream().anyMatch(type::endsWith));
            known = answer;
        }
        return answer;
    }
}
