package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Who calls those methods and constructors of the project that take a function. Only classes that refer to such a method are
 * read. Each name and descriptor is looked up once. Not thread-safe.
 */
public final class Callers {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<String, Map<MethodKey, List<MethodTarget>>> known = new HashMap<>();

    /**
     * Callers among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public Callers(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /**
     * The methods that call a method.
     *
     * @param callee the method, as it is declared
     * @return its callers, in the order of their classes' names, if it has a parameter of an interface; otherwise none
     */
    public List<MethodTarget> of(MethodKey callee) {
        if (!takesFunction(callee.descriptor())) {
            return List.of();
        }
        String signature = callee.signature();
        Map<MethodKey, List<MethodTarget>> alike = known.get(signature);
        if (alike == null) {
            alike = byCallee(callee);
            known.put(signature, alike);
        }
        return alike.getOrDefault(callee, List.of());
    }

    /** The callers of all methods of one name and descriptor: constructors alone can have hundreds that look the same. */
    private Map<MethodKey, List<MethodTarget>> byCallee(MethodKey alike) {
        Map<MethodKey, Set<MethodTarget>> found = new HashMap<>();
        for (String name : pool.referringTo(alike.name(), alike.descriptor())) {
            ClassModel model = pool.find(name).orElse(null);
            if (model != null) {
                for (MethodNode method : model.node().methods) {
                    note(new MethodTarget(model, method), alike, found);
                }
            }
        }
        Map<MethodKey, List<MethodTarget>> listed = new HashMap<>();
        found.forEach((callee, callers) -> listed.put(callee, List.copyOf(callers)));
        return listed;
    }

    private void note(MethodTarget caller, MethodKey alike, Map<MethodKey, Set<MethodTarget>> into) {
        for (AbstractInsnNode insn : Code.of(caller.method()).instructions) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals(alike.name())
                    && call.desc.equals(alike.descriptor())) {
                hierarchy
                        .resolve(new MethodKey(call.owner, call.name, call.desc))
                        .ifPresent(callee -> into.computeIfAbsent(callee.key(), key -> new LinkedHashSet<>(2))
                                .add(caller));
            }
        }
    }

    private boolean takesFunction(String descriptor) {
        return Stream.of(Type.getArgumentTypes(descriptor))
                .anyMatch(type -> type.getSort() == Type.OBJECT
                        && pool.find(type.getInternalName())
                                .filter(ClassModel::isInterface)
                                .isPresent());
    }
}
