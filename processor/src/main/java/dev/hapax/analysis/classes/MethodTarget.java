package dev.hapax.analysis.classes;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * A method and the class that declares it, perhaps for objects of one class only, or for one object.
 *
 * @param owner the class
 * @param method the method, not to be changed
 * @param receiver internal name of the class of the object that it is called on; empty where that can be any
 * @param object the object that it is called on, where that holds others than any of its class
 */
public record MethodTarget(ClassModel owner, MethodNode method, String receiver, WiredObject object) {
    /**
     * A method of any object that has it.
     *
     * @param owner the class
     * @param method the method, not to be changed
     */
    public MethodTarget(ClassModel owner, MethodNode method) {
        this(owner, method, "", WiredObject.NONE);
    }

    /**
     * The same method of objects of one class.
     *
     * @param type internal name of the class; empty for any
     * @return the method; itself where it has no receiver
     */
    public MethodTarget on(String type) {
        return isStatic() || type.equals(receiver) ? this : new MethodTarget(owner, method, type, WiredObject.NONE);
    }

    /**
     * The same method of one object.
     *
     * @param one the object; one that is like any of its class for any
     * @return the method; itself where it has no receiver
     */
    public MethodTarget of(WiredObject one) {
        WiredObject told = one.isLikeAny() ? WiredObject.NONE : one;
        return isStatic() || told.equals(object) ? this : new MethodTarget(owner, method, receiver, told);
    }

    /**
     * The method's name.
     *
     * @return its key
     */
    public MethodKey key() {
        return new MethodKey(owner.name(), method.name, method.desc);
    }

    /**
     * Where its code begins.
     *
     * @return the line; 0 where the class has no line numbers
     */
    public int firstLine() {
        for (AbstractInsnNode insn : Code.of(method).instructions) {
            if (insn instanceof LineNumberNode line) {
                return line.line;
            }
        }
        return 0;
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

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodTarget that
                        && method.equals(that.method)
                        && owner.equals(that.owner)
                        && receiver.equals(that.receiver)
                        && object.equals(that.object));
    }

    @Override
    public int hashCode() {
        return ((owner.hashCode() * 31 + method.hashCode()) * 31 + receiver.hashCode()) * 31 + object.hashCode();
    }
}
