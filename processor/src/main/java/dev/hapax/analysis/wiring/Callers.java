package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Who calls those methods and constructors of the project that take a function: looked up once for all of them, the first
 * time that anybody asks. Not thread-safe.
 */
public final class Callers {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<String, Boolean> interfaces = new HashMap<>();
    private @Nullable Map<MethodKey, Set<MethodTarget>> byCallee;

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
     * @return its callers, if it has a parameter of an interface; otherwise none
     */
    public List<MethodTarget> of(MethodKey callee) {
        Map<MethodKey, Set<MethodTarget>> known = byCallee;
        if (known == null) {
            known = new HashMap<>();
            for (String name : pool.projectClasses()) {
                ClassModel model = pool.find(name).orElse(null);
                if (model != null) {
                    for (MethodNode method : model.node().methods) {
                        note(new MethodTarget(model, method), known);
                    }
                }
            }
            byCallee = known;
        }
        return new ArrayList<>(known.getOrDefault(callee, Set.of()));
    }

    private void note(MethodTarget caller, Map<MethodKey, Set<MethodTarget>> into) {
        for (AbstractInsnNode insn : caller.method().instructions) {
            if (insn instanceof MethodInsnNode call && !call.owner.startsWith("java/") && takesFunction(call.desc)) {
                hierarchy
                        .resolve(new MethodKey(call.owner, call.name, call.desc))
                        .filter(callee -> callee.owner().isProject())
                        .ifPresent(callee -> into.computeIfAbsent(callee.key(), key -> new HashSet<>(2))
                                .add(caller));
            }
        }
    }

    private boolean takesFunction(String descriptor) {
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (type.getSort() == Type.OBJECT
                    && interfaces.computeIfAbsent(type.getInternalName(), this::isInterface)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInterface(String type) {
        return pool.find(type).filter(ClassModel::isInterface).isPresent();
    }
}
