package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Who calls those methods and constructors of the project that take a function. Only classes that refer to such a method are
 * read. Each method is looked up once. Not thread-safe.
 */
public final class Callers {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<MethodKey, List<MethodTarget>> known = new HashMap<>();

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
        List<MethodTarget> found = known.get(callee);
        if (found == null) {
            found = takesFunction(callee.descriptor())
                    ? pool.referringTo(callee.name(), callee.descriptor()).stream()
                            .flatMap(name -> pool.find(name).stream())
                            .flatMap(model ->
                                    model.node().methods.stream().map(method -> new MethodTarget(model, method)))
                            .filter(caller -> calls(caller, callee))
                            .toList()
                    : List.of();
            known.put(callee, found);
        }
        return found;
    }

    private boolean calls(MethodTarget caller, MethodKey callee) {
        for (AbstractInsnNode insn : caller.method().instructions) {
            if (insn instanceof MethodInsnNode call
                    && call.name.equals(callee.name())
                    && call.desc.equals(callee.descriptor())
                    && hierarchy
                            .resolve(new MethodKey(call.owner, call.name, call.desc))
                            .filter(found -> found.key().equals(callee))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private boolean takesFunction(String descriptor) {
        return Stream.of(Type.getArgumentTypes(descriptor))
                .anyMatch(type -> type.getSort() == Type.OBJECT
                        && pool.find(type.getInternalName())
                                .filter(ClassModel::isInterface)
                                .isPresent());
    }
}
