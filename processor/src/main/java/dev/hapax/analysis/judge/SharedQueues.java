package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Knows which fields of tasks can hold the queue that a handler's field holds: a queue for threads of the same things. What is
 * put into the one is taken from the other. Also what an object that is a task takes from a queue of its own. Not thread-safe.
 */
final class SharedQueues {
    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String RUNNABLE = "java/lang/Runnable";

    private final Hierarchy hierarchy;
    private @Nullable List<Held> known;

    /**
     * A field that holds a queue.
     *
     * @param by the task whose field it is
     * @param name the field's name
     * @param things what is in the queue, as its signature says
     */
    record Held(MethodTarget by, String name, String things) {}

    SharedQueues(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** The tasks of other objects that can have the queue of a field. */
    List<Held> of(String owner, String name) {
        Optional<String> things = hierarchy.projectType(owner).stream()
                .flatMap(model -> model.node().fields.stream())
                .filter(field -> field.name.equals(name))
                .flatMap(field -> things(field).stream())
                .findFirst();
        return things.isEmpty()
                ? List.of()
                : all().stream()
                        .filter(held -> held.things().equals(things.get())
                                && !held.by().owner().name().equals(owner))
                        .toList();
    }

    /** What the objects of a class do as tasks: it is nowhere looked for who starts them. */
    Optional<MethodTarget> taskOf(String type) {
        return hierarchy.projectType(type).flatMap(this::task);
    }

    private List<Held> all() {
        List<Held> found = known;
        if (found == null) {
            found = new ArrayList<>();
            for (MethodTarget task : hierarchy
                    .projectTypes()
                    .flatMap(model -> task(model).stream())
                    .toList()) {
                for (FieldNode field : task.owner().node().fields) {
                    Optional<String> things = things(field);
                    if (things.isPresent() && isReceived(task, field)) {
                        found.add(new Held(task, field.name, things.get()));
                    }
                }
            }
            known = found;
        }
        return found;
    }

    private Optional<MethodTarget> task(ClassModel model) {
        return !model.isAbstract() && hierarchy.supertypes(model.name()).contains(RUNNABLE)
                ? hierarchy
                        .resolve(new MethodKey(model.name(), "run", "()V"))
                        .filter(run -> run.owner().isProject() && !run.isAbstract())
                : Optional.empty();
    }

    /** A queue that a task makes itself comes from nobody. */
    private static boolean isReceived(MethodTarget task, FieldNode field) {
        for (MethodNode method : task.owner().node().methods) {
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                if (insn instanceof FieldInsnNode write
                        && write.getOpcode() == Opcodes.PUTFIELD
                        && write.name.equals(field.name)
                        && write.getPrevious() instanceof MethodInsnNode made
                        && made.name.equals("<init>")) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Optional<String> things(FieldNode field) {
        Type type = Type.getType(field.desc);
        boolean queue = type.getSort() == Type.OBJECT
                && type.getInternalName().startsWith(CONCURRENT)
                && (type.getInternalName().endsWith("Queue")
                        || type.getInternalName().endsWith("Deque"));
        return queue && field.signature != null && field.signature.contains("<")
                ? Optional.of(field.signature.substring(field.signature.indexOf('<')))
                : Optional.empty();
    }
}
