package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** What a set of constants holds that a class keeps to ask whether a value is in it: {@code OPEN.contains(status)}. */
final class ConstantSets {
    private static final int MAX_DEPTH = 4;
    private static final Set<String> MAKERS = Set.of("java/util/Set", "java/util/List", "java/util/EnumSet");
    private static final Set<String> WRAPPERS =
            Set.of("copyOf", "unmodifiableSet", "unmodifiableCollection", "unmodifiableList");

    private final Hierarchy hierarchy;
    private final Effects effects;

    ConstantSets(Hierarchy hierarchy, Effects effects) {
        this.hierarchy = hierarchy;
        this.effects = effects;
    }

    /** The constants in a set; empty where not all of them are in sight. */
    Optional<Set<Expr>> members(Expr set) {
        return members(set, 0);
    }

    private Optional<Set<Expr>> members(Expr set, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        } else if (set instanceof Expr.Field field && field.base() instanceof Expr.Static) {
            return initial(field).flatMap(value -> members(value, depth + 1));
        } else if (!(set instanceof Expr.Call call) || call.receiver()) {
            return Optional.empty();
        } else if (WRAPPERS.contains(call.method().name()) && call.args().size() == 1) {
            return members(call.args().get(0), depth + 1);
        }
        Expr.Call made = (Expr.Call) set;
        boolean listed =
                MAKERS.contains(made.method().owner()) && made.method().name().equals("of");
        Set<Expr> members = new LinkedHashSet<>();
        return listed && add(made.args(), members) ? Optional.of(members) : Optional.empty();
    }

    private static boolean add(List<Expr> given, Set<Expr> members) {
        for (Expr one : given) {
            if (one instanceof Expr.Array rest) {
                if (!add(rest.elements(), members)) {
                    return false;
                }
            } else if (Question.isConstant(one)) {
                members.add(one);
            } else {
                return false;
            }
        }
        return true;
    }

    /** What the initializer of a class gives to a constant, in one place. */
    private Optional<Expr> initial(Expr.Field constant) {
        List<FieldWrite> writes = hierarchy
                .resolve(new MethodKey(constant.owner(), "<clinit>", "()V"))
                .filter(target -> target.owner().isProject())
                .filter(target -> target.owner()
                        .field(constant.name())
                        .filter(field -> (field.access & Opcodes.ACC_FINAL) != 0)
                        .isPresent())
                .map(effects::writes)
                .orElse(List.of())
                .stream()
                .filter(write -> write.field().name().equals(constant.name()))
                .toList();
        return writes.size() == 1 ? Optional.of(writes.get(0).value()) : Optional.empty();
    }
}
