package dev.hapax.analysis.classes;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * A method by name.
 *
 * @param owner internal name of its class
 * @param name its name
 * @param descriptor its descriptor
 */
public record MethodKey(String owner, String name, String descriptor) {
    /**
     * Name and descriptor.
     *
     * @return as {@code onOrder(Lcom/acme/Order;)V}
     */
    public String signature() {
        return name + descriptor;
    }

    /**
     * The same method in another class.
     *
     * @param otherOwner internal name of that class
     * @return its key
     */
    public MethodKey in(String otherOwner) {
        return new MethodKey(otherOwner, name, descriptor);
    }

    /**
     * How messages name the method.
     *
     * @return simple class name, method and simple parameter types, as {@code OrderService.place(Order)}; where it is a
     *     lambda, as {@code a lambda in OrderService.place}
     */
    public String display() {
        return Names.lambda(name, owner)
                .orElseGet(() -> Names.simple(owner) + "." + Names.methodDisplay(name, descriptor, owner));
    }

    /**
     * Whether a call of it leaves nothing on the stack.
     *
     * @return true for void methods
     */
    public boolean returnsVoid() {
        return Type.getReturnType(descriptor).equals(Type.VOID_TYPE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof MethodKey that
                        && name.equals(that.name)
                        && owner.equals(that.owner)
                        && descriptor.equals(that.descriptor));
    }

    @Override
    public int hashCode() {
        return (owner.hashCode() * 31 + name.hashCode()) * 31 + descriptor.hashCode();
    }
}
