package dev.hapax.analysis.judge;

import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Type;

/**
 * Records with a key and without a value: in a compacted topic that deletes what the key stands for, and a second one finds it
 * gone.
 */
final class Tombstones {
    private static final String RECORD = "org/apache/kafka/clients/producer/ProducerRecord";
    private static final List<String> SENDERS =
            List.of("org/apache/kafka/clients/producer/", "org/springframework/kafka/");
    /** Topic, key and value, at least. */
    private static final int FEWEST = 3;

    private static final String VALUE = "Ljava/lang/Object;";

    private Tombstones() {}

    /** Whether a call sends one, whatever way it takes. */
    static boolean isSentBy(Effect effect, Action.Catalogued call) {
        if (SENDERS.stream().noneMatch(call.method().owner()::startsWith)) {
            return false;
        }
        List<Expr> args = effect.arguments()
                .subList(call.receiver() ? 1 : 0, effect.arguments().size());
        if (args.size() == 1 || (args.size() == 2 && args.get(1) instanceof Expr.Lambda)) {
            return Exprs.nonNull(args.get(0)) instanceof Expr.Fresh made
                    && made.type().equals(RECORD)
                    && made.constructor().startsWith("(") // of a large record it is not known, nor in broken code
                    && value(made.constructor(), made.args())
                            .filter(Expr.Null.class::isInstance)
                            .isPresent();
        }
        return value(call.method().descriptor(), args)
                .filter(Expr.Null.class::isInstance)
                .isPresent();
    }

    /** The last argument but for the headers, where there are a topic and a key before it. */
    private static Optional<Expr> value(String descriptor, List<Expr> args) {
        Type[] types = Type.getArgumentTypes(descriptor);
        for (int i = Math.min(types.length, args.size()) - 1; i >= FEWEST - 1; i--) {
            if (types[i].getDescriptor().equals(VALUE)) {
                return Optional.of(args.get(i));
            }
        }
        return Optional.empty();
    }
}
