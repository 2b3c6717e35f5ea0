package dev.hapax.analysis;

/**
 * A handler method that was judged.
 *
 * @param className internal name of its class
 * @param method its name
 * @param descriptor its descriptor
 * @param displayName {@code com.acme.Orders.onOrder(Order)}: package, class, method and simple parameter types
 * @param guarantee the guarantee that it was judged by
 * @param declared whether that guarantee was declared, or follows from the default
 * @param own whether it is a handler of Hapax's own annotation, and not of another framework
 */
public record HandlerMethod(
        String className,
        String method,
        String descriptor,
        String displayName,
        Guarantee guarantee,
        boolean declared,
        boolean own) {

    /** The guarantees, as in the runtime's {@code dev.hapax.Delivery}. */
    public enum Guarantee {
        /** Offset before effects. */
        AT_MOST_ONCE,
        /** Offset after effects. */
        AT_LEAST_ONCE,
        /** Offset with effects. */
        EXACTLY_ONCE
    }

    /**
     * Stands for no handler, in findings that belong to none.
     *
     * @param className internal name of the class that the finding is about
     * @param method the method that it is about; empty text for none
     * @return a handler that is named as the class
     */
    public static HandlerMethod none(String className, String method) {
        return new HandlerMethod(
                className, method, "", className.replace('/', '.'), Guarantee.AT_LEAST_ONCE, false, false);
    }
}
