package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role.Manager;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;

/**
 * Reads in which transaction annotations let a method run: where the call goes through the framework's proxy, so not for
 * private methods, nor for calls on {@code this} where the proxy is another object. Not thread-safe.
 */
final class TransactionalMethods {
    private static final String SPRING = "Lorg/springframework/transaction/annotation/Transactional;";
    private static final Map<String, Style> STYLES = Map.of(
            SPRING,
            new Style(Manager.FRAMEWORK, true),
            "Ljakarta/transaction/Transactional;",
            new Style(Manager.JTA, false),
            "Ljavax/transaction/Transactional;",
            new Style(Manager.JTA, false),
            "Lio/micronaut/transaction/annotation/Transactional;",
            new Style(Manager.FRAMEWORK, false),
            "Lio/quarkus/hibernate/reactive/panache/common/WithTransaction;",
            new Style(Manager.FRAMEWORK, false));
    private static final List<String> PROPAGATION = List.of("propagation", "value");
    private static final List<String> MANAGER = List.of("transactionManager", "value");
    private static final List<String> LENIENT = List.of("noRollbackFor", "noRollbackForClassName", "dontRollbackOn");
    private static final int MAX_META = 2;
    /** Where a transaction begins that holds the whole method. */
    private static final int BEFORE = -1;

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<MethodKey, Optional<Declared>> known = new HashMap<>();

    TransactionalMethods(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /**
     * How an annotation works.
     *
     * @param manager who takes care of its transactions
     * @param proxied whether the bean is called through another object, so that calls on {@code this} pass it by
     */
    private record Style(Manager manager, boolean proxied) {}

    /**
     * What an annotation says.
     *
     * @param propagation how the transaction depends on the caller's
     * @param style how the annotation works
     * @param lenient whether it lets the transaction commit after some unchecked exceptions
     */
    private record Declared(String propagation, Style style, boolean lenient) {
        Transaction at(Site call, MethodKey method) {
            Transaction begun = at(call);
            return lenient || begun.begin().isEmpty() ? begun : begun.of(method);
        }

        private Transaction at(Site call) {
            return switch (propagation) {
                case "REQUIRES_NEW" -> Transaction.own(call, style.manager());
                case "NOT_SUPPORTED", "NEVER" -> Transaction.NONE;
                case "SUPPORTS", "MANDATORY" -> Transaction.CALLERS;
                default -> Transaction.joined(call, style.manager());
            };
        }
    }

    /** The transaction of a method that the framework itself calls. */
    Transaction entered(MethodTarget method) {
        return isPlain(method)
                ? Transaction.CALLERS
                : declared(method)
                        .map(found -> found.at(new Site(method.key(), BEFORE), method.key()))
                        .orElse(Transaction.CALLERS);
    }

    /** The transaction that a call of a method leads into. */
    Transaction called(CallSite call, MethodTarget caller, MethodTarget body) {
        if (isPlain(body) || call.dispatch() != Dispatch.VIRTUAL || call.receiver() instanceof Expr.Fresh) {
            return Transaction.CALLERS;
        }
        boolean self = !caller.isStatic() && call.receiver().equals(new Expr.Param(0));
        return declared(body)
                .filter(found -> !(self && found.style().proxied()))
                .map(found -> found.at(call.site(), body.key()))
                .orElse(Transaction.CALLERS);
    }

    private static boolean isPlain(MethodTarget method) {
        return method.isStatic() || (method.method().access & Opcodes.ACC_PRIVATE) != 0;
    }

    private Optional<Declared> declared(MethodTarget method) {
        return known.computeIfAbsent(
                method.key(),
                key -> onMethod(method).or(() -> onClass(method.owner().name())));
    }

    private Optional<Declared> onMethod(MethodTarget method) {
        return types(method.owner().name())
                .flatMap(type -> type.method(method.key().signature()).stream())
                .flatMap(Annotations::of)
                .flatMap(annotation -> read(annotation, method.owner().name(), MAX_META).stream())
                .findFirst();
    }

    private Optional<Declared> onClass(String owner) {
        return types(owner)
                .flatMap(type -> Annotations.of(type))
                .flatMap(annotation -> read(annotation, owner, MAX_META).stream())
                .findFirst();
    }

    private Stream<ClassModel> types(String owner) {
        return hierarchy.supertypes(owner).stream().flatMap(type -> pool.find(type).stream());
    }

    /** What an annotation says, or one that it carries itself. */
    private Optional<Declared> read(AnnotationNode annotation, String owner, int depth) {
        Style style = STYLES.get(annotation.desc);
        if (style != null) {
            return isKafka(annotation)
                    ? Optional.empty()
                    : Optional.of(new Declared(propagation(annotation), of(style, owner), isLenient(annotation)));
        }
        if (depth == 0 || annotation.desc.startsWith("Ljava/")) {
            return Optional.empty();
        }
        return pool.find(annotation.desc.substring(1, annotation.desc.length() - 1))
                .filter(ClassModel::isProject)
                .flatMap(type -> Annotations.of(type)
                        .flatMap(meta -> read(meta, owner, depth - 1).stream())
                        .findFirst());
    }

    private static boolean isLenient(AnnotationNode annotation) {
        return LENIENT.stream()
                .anyMatch(name -> Annotations.value(annotation, name).isPresent());
    }

    private static String propagation(AnnotationNode annotation) {
        return PROPAGATION.stream()
                .flatMap(name -> Annotations.constant(annotation, name).stream())
                .findFirst()
                .orElse("REQUIRED");
    }

    /** A transaction of Kafka's holds no statements. */
    private static boolean isKafka(AnnotationNode annotation) {
        return MANAGER.stream()
                .flatMap(name -> Annotations.text(annotation, name).stream())
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("kafka"));
    }

    /** Spring treats the other annotations as its own. */
    private Style of(Style style, String owner) {
        boolean spring = types(owner)
                .flatMap(type -> Annotations.of(type))
                .anyMatch(annotation -> annotation.desc.startsWith("Lorg/springframework/"));
        return spring ? new Style(Manager.FRAMEWORK, true) : style;
    }
}
