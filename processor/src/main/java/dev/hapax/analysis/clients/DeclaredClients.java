package dev.hapax.analysis.clients;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.Role.Resource;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** What the methods of client interfaces do: by their annotations, as if the catalog had a row about each. */
public final class DeclaredClients {
    private static final Set<String> REACTIVE =
            Set.of("reactor/core/publisher/", "io/smallrye/mutiny/", "io/reactivex/", "org/reactivestreams/");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String CALL = "retrofit2/Call";
    private static final String QUERY = "Lio/temporal/workflow/QueryMethod;";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final ClientInterfaces interfaces;
    private final RpcStubs stubs;

    /**
     * The clients of a pool.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     * @param interfaces which types are clients
     * @param stubs which methods are remote procedures
     */
    public DeclaredClients(ClassPool pool, Hierarchy hierarchy, ClientInterfaces interfaces, RpcStubs stubs) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.interfaces = interfaces;
        this.stubs = stubs;
    }

    /**
     * What a call does according to the declaration of what it names.
     *
     * @param method what is called
     * @return a row, or empty where it is no client's method
     */
    public Optional<CatalogRow> row(MethodKey method) {
        if (stubs.contains(method)) {
            return Optional.of(row(method, RpcStubs.role(method)));
        }
        Optional<MethodNode> found = method.owner().startsWith("java/")
                ? Optional.empty()
                : hierarchy.resolve(method).filter(MethodTarget::isAbstract).map(MethodTarget::method);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ClientInterfaces.Kind kind = interfaces.kind(method.owner());
        if (kind == ClientInterfaces.Kind.MESSAGING) {
            return Optional.of(row(method, sent(found.get())));
        } else if (kind == ClientInterfaces.Kind.WORKFLOW) {
            return Optional.of(row(method, started(found.get())));
        }
        boolean client = kind == ClientInterfaces.Kind.HTTP
                || hierarchy.implementations(method).isEmpty();
        return verb(method, client).map(verb -> row(method, requested(found.get(), verb)));
    }

    /** The nearest declaration that says a verb. */
    private Optional<String> verb(MethodKey method, boolean client) {
        return hierarchy.supertypes(method.owner()).stream()
                .flatMap(type -> pool.find(type).stream())
                .flatMap(model -> model.method(method.signature()).stream())
                .flatMap(declared -> verb(declared, client).stream())
                .findFirst();
    }

    private static Optional<String> verb(MethodNode method, boolean client) {
        Optional<String> own = Annotations.of(method)
                .flatMap(annotation -> HttpMethods.ofClient(annotation).stream())
                .findFirst();
        return own.isPresent() || !client
                ? own
                : Annotations.of(method)
                        .flatMap(annotation -> HttpMethods.shared(annotation).stream())
                        .findFirst();
    }

    private static CatalogRow row(MethodKey method, Role role) {
        return new CatalogRow(
                method.owner(),
                method.name(),
                Optional.empty(),
                role,
                Optional.empty(),
                isFuture(Type.getReturnType(method.descriptor())),
                "the declaration of " + method.display());
    }

    private static boolean isFuture(Type result) {
        return result.getSort() == Type.OBJECT
                && (isReactive(result) || result.getInternalName().startsWith("java/util/concurrent/"));
    }

    private static boolean isReactive(Type result) {
        return result.getSort() == Type.OBJECT && REACTIVE.stream().anyMatch(result.getInternalName()::startsWith);
    }

    private static Role requested(MethodNode method, String verb) {
        Type result = Type.getReturnType(method.desc);
        if (result.getSort() == Type.OBJECT && result.getInternalName().equals(CALL)) {
            return new RequestPart.HttpVerb(Optional.of(verb), OptionalInt.empty());
        } else if (READING.contains(verb) || (verb.equals("POST") && asks(method))) {
            return reading("a remote service");
        }
        return new Role.HttpExchange(
                OptionalInt.empty(), OptionalInt.empty(), Optional.of(verb), Optional.empty(), key(method));
    }

    private static boolean asks(MethodNode method) {
        return Annotations.of(method)
                .flatMap(annotation -> HttpMethods.path(annotation).stream())
                .anyMatch(AskingAddress::of);
    }

    private static Role sent(MethodNode method) {
        Optional<String> topic = topic(Annotations.of(method));
        OptionalInt named = parameter(method, ClientParameters::isTopic);
        Resource resource = named.isPresent()
                ? new Resource.Argument(named.getAsInt())
                : new Resource.Named(topic.map(name -> "`" + name + "`").orElse("a topic"));
        return effect(EffectKind.SEND, resource, parameter(method, ClientParameters::isKey), key(method));
    }

    private static Role started(MethodNode method) {
        if (Annotations.of(method).anyMatch(annotation -> annotation.desc.equals(QUERY))) {
            return reading("Temporal");
        }
        return new Role.Effect(
                EffectKind.SEND,
                Optional.of(Rule.REMOTE_CALL),
                new Resource.Named("Temporal"),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    private static Role reading(String service) {
        return effect(EffectKind.READ, new Resource.Named(service), OptionalInt.empty(), OptionalInt.empty());
    }

    private static Optional<String> topic(Stream<AnnotationNode> annotations) {
        return annotations
                .filter(ClientParameters::isTopic)
                .flatMap(annotation -> Annotations.texts(annotation, "value").stream())
                .findFirst();
    }

    private static OptionalInt key(MethodNode method) {
        for (int i = 0; i < Type.getArgumentTypes(method.desc).length; i++) {
            String name = Annotations.parameterName(method, i).orElse("");
            if (Annotations.ofParameter(method, i)
                    .anyMatch(annotation -> ClientParameters.isIdempotencyKey(annotation, name))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static OptionalInt parameter(MethodNode method, Predicate<AnnotationNode> wanted) {
        for (int i = 0; i < Type.getArgumentTypes(method.desc).length; i++) {
            if (Annotations.ofParameter(method, i).anyMatch(wanted)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Role.Effect effect(EffectKind kind, Resource resource, OptionalInt identity, OptionalInt key) {
        return new Role.Effect(
                kind,
                kind == EffectKind.SEND ? Optional.of(Rule.SEND) : Optional.empty(),
                resource,
                identity,
                OptionalInt.empty(),
                key);
    }
}
