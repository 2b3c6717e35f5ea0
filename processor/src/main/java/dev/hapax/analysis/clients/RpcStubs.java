package dev.hapax.analysis.clients;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.Role.Resource;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Stubs that gRPC's compilers make: each method that such a class adds is a call of another service, wherever the class lies.
 * What the call does is known to that service alone; a name that says that it reads is believed.
 * Whether anybody waits for what a stream observer is told is not looked at.
 */
public final class RpcStubs {
    private static final Set<String> BASES = Set.of(
            "io/grpc/stub/AbstractStub",
            "io/grpc/stub/AbstractBlockingStub",
            "io/grpc/stub/AbstractAsyncStub",
            "io/grpc/stub/AbstractFutureStub",
            "io/grpc/kotlin/AbstractCoroutineStub");
    private static final String LIBRARY = "io/grpc/";
    private static final List<String> READING = List.of(
            "get", "batchGet", "find", "list", "read", "query", "search", "count", "fetch", "load", "lookup", "exists");

    private final Hierarchy hierarchy;

    /**
     * The stubs among some classes.
     *
     * @param hierarchy their inheritance
     */
    public RpcStubs(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /**
     * Whether a call of this method leaves the process.
     *
     * @param method what is called
     * @return true for a stub's own methods, but not for what it inherits from gRPC
     */
    public boolean contains(MethodKey method) {
        return !method.owner().startsWith("java/")
                && !Collections.disjoint(hierarchy.supertypes(method.owner()), BASES)
                && hierarchy
                        .resolve(method)
                        .filter(target -> !target.isStatic()
                                && !target.method().name.startsWith("<")
                                && !target.owner().name().startsWith(LIBRARY))
                        .isPresent();
    }

    /** What the call does. */
    static Role role(MethodKey method) {
        return reads(method.name())
                ? new Role.Effect(
                        EffectKind.READ,
                        Optional.empty(),
                        new Resource.Named("a remote service"),
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty())
                : new Role.HttpExchange(
                        OptionalInt.empty(),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty());
    }

    /** The name begins with the word, and the word ends there. */
    private static boolean reads(String name) {
        return READING.stream()
                .anyMatch(word -> name.startsWith(word)
                        && (name.length() == word.length() || !Character.isLowerCase(name.charAt(word.length()))));
    }
}
