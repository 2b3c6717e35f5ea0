package dev.hapax.analysis.classes;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method and the class that declares it.
 *
 * @param owner the class
 * @param method the method, not to be changed
 */
public record MethodTarget(ClassModel owner, MethodNode method) {
    /**
     * The method's name.
     *
     * @return its key
     */
    public MethodKey key() {
        return new MethodKey(owner.name(), method.name, method.desc);
    }

    /**
     * Whether there is no body to follow.
     *
     * @return true for abstract and native methods
     */
    public boolean isAbstract() {
        return (method.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0;
    }

    /**
     * Whether it has no receiver.
     *
     * @return true for static methods
     */
    public boolean isStatic() {
        return (method.access & Opcodes.ACC_STATIC) != 0;
    }
}
