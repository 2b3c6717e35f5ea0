package dev.hapax.analysis.flow;

import java.util.List;
import org.objectweb.asm.Type;

/** Reactive chains: values that do nothing until somebody subscribes to them. */
public final class ColdTypes {
    private static final List<String> COLD = List.of(
            "reactor/core/publisher/",
            "reactor/kafka/sender/KafkaOutbound",
            "io/smallrye/mutiny/",
            "io/reactivex/",
            "org/reactivestreams/Publisher",
            "org/eclipse/microprofile/reactive/streams/operators/",
            "java/util/concurrent/Flow$Publisher");

    /** Among them: what goes on by itself, or what is only said of one that does. */
    private static final List<String> NOT_COLD = List.of(
            "io/smallrye/mutiny/tuples/",
            "io/smallrye/mutiny/subscription/",
            "io/reactivex/disposables/",
            "io/reactivex/rxjava3/disposables/");

    private ColdTypes() {}

    /**
     * Whether values of a type are chains.
     *
     * @param internalName internal name of the type
     * @return true for publishers and for what their steps are methods of
     */
    public static boolean are(String internalName) {
        return beginsWithOneOf(COLD, internalName) && !beginsWithOneOf(NOT_COLD, internalName);
    }

    /**
     * Whether a method hands back a chain.
     *
     * @param descriptor the method's descriptor
     * @return true for publishers and for what their steps are methods of
     */
    public static boolean areReturned(String descriptor) {
        Type type = Type.getReturnType(descriptor);
        return type.getSort() == Type.OBJECT && are(type.getInternalName());
    }

    private static boolean beginsWithOneOf(List<String> beginnings, String internalName) {
        for (String beginning : beginnings) { // asked of each call
            if (internalName.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
