package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Bus;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Events that an aggregate gathers in a collection of its own. Spring Data publishes what a method with {@code @DomainEvents}
 * hands back when the aggregate is saved, so what is added to that collection is published. Not thread-safe.
 */
final class AggregateEvents {
    private static final String HANDS_BACK = "Lorg/springframework/data/domain/DomainEvents;";
    private static final Set<String> GATHERING = Set.of("add", "addFirst", "addLast", "offer", "push");
    private static final Role.Publishes PUBLISHES =
            new Role.Publishes(OptionalInt.of(0), OptionalInt.empty(), Bus.SPRING, false);

    private final Hierarchy hierarchy;
    private final Map<String, Boolean> known = new HashMap<>();

    AggregateEvents(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** What becomes of an event that a call adds to an aggregate's own; empty for all other calls. */
    Optional<Role.Publishes> of(CallSite call) {
        return call.dispatch().hasReceiver()
                        && call.args().size() == 2
                        && call.method().owner().startsWith("java/util/")
                        && GATHERING.contains(call.method().name())
                        && Exprs.nonNull(call.receiver()) instanceof Expr.Field field
                        && known.computeIfAbsent(field.owner() + "." + field.name(), key -> isHandedBack(field))
                ? Optional.of(PUBLISHES)
                : Optional.empty();
    }

    private boolean isHandedBack(Expr.Field field) {
        return hierarchy.supertypes(field.owner()).stream()
                .flatMap(type -> hierarchy.projectType(type).stream())
                .map(ClassModel::node)
                .flatMap(type -> type.methods.stream())
                .anyMatch(method -> Annotations.find(method, HANDS_BACK).isPresent() && reads(method, field.name()));
    }

    private static boolean reads(MethodNode method, String field) {
        return StreamSupport.stream(Code.of(method).instructions.spliterator(), false)
                .anyMatch(insn -> insn instanceof FieldInsnNode read
                        && read.getOpcode() == Opcodes.GETFIELD
                        && read.name.equals(field));
    }
}
