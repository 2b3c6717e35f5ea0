package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow.When;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

/** Methods that run whether a handler does or not: by the clock, or on a thread that an object starts. Not thread-safe. */
final class BackgroundMethods {
    private static final List<String> BY_THE_CLOCK = List.of(
            "Lorg/springframework/scheduling/annotation/Scheduled;",
            "Lio/quarkus/scheduler/Scheduled;",
            "Lio/micronaut/scheduling/annotation/Scheduled;");

    private final ClassPool pool;
    private final Flows flows;
    private final CallTargets targets;
    private final CatalogLookup catalog;
    private final Map<String, List<MethodTarget>> known = new HashMap<>();
    private @Nullable List<MethodTarget> byTheClock;

    BackgroundMethods(ClassPool pool, Flows flows, CallTargets targets, CatalogLookup catalog) {
        this.pool = pool;
        this.flows = flows;
        this.targets = targets;
        this.catalog = catalog;
    }

    /** All that run by the clock, and what the objects of a class run on threads. */
    List<MethodTarget> beside(String type) {
        List<MethodTarget> found = known.get(type);
        if (found == null) {
            Set<MethodTarget> all = new LinkedHashSet<>(byTheClock());
            pool.find(type).filter(ClassModel::isProject).ifPresent(model -> onThreads(model, all));
            found = List.copyOf(all);
            known.put(type, found);
        }
        return found;
    }

    private List<MethodTarget> byTheClock() {
        List<MethodTarget> found = byTheClock;
        if (found == null) {
            found = new ArrayList<>();
            for (String name : pool.byTheClock()) {
                pool.find(name).stream()
                        .flatMap(model -> model.node().methods.stream()
                                .filter(method -> BY_THE_CLOCK.stream().anyMatch(type -> isAnnotated(method, type)))
                                .map(method -> new MethodTarget(model, method)))
                        .forEach(found::add);
            }
            byTheClock = found;
        }
        return found;
    }

    /** Several of them on one method are in an annotation that holds them. */
    private static boolean isAnnotated(MethodNode method, String type) {
        return Annotations.of(method)
                .anyMatch(one -> one.desc.equals(type)
                        || Annotations.nested(one, "value").stream().anyMatch(inner -> inner.desc.equals(type)));
    }

    private void onThreads(ClassModel model, Set<MethodTarget> into) {
        for (MethodNode method : model.node().methods) {
            flows.of(new MethodTarget(model, method)).stream()
                    .flatMap(flow -> flow.calls().stream())
                    .filter(this::isHandOff)
                    .flatMap(call -> call.args().stream())
                    .flatMap(arg -> run(arg, model))
                    .forEach(into::add);
        }
    }

    private boolean isHandOff(CallSite call) {
        return catalog.row(call.method())
                .flatMap(row -> row.callback())
                .filter(callback -> callback.when() == When.ELSEWHERE)
                .isPresent();
    }

    private Stream<MethodTarget> run(Expr task, ClassModel model) {
        Expr object = Exprs.nonNull(task);
        if (object instanceof Expr.Lambda lambda) {
            MethodKey body = lambda.runs();
            Expr receiver = lambda.captured().isEmpty()
                    ? Exprs.UNKNOWN
                    : lambda.captured().get(0);
            return targets.of(body, LambdaSteps.dispatch(lambda.body().getTag()), receiver).stream();
        }
        String type = object instanceof Expr.Fresh made ? made.type() : "";
        boolean itself = object.equals(new Expr.Param(0));
        return itself || !type.isEmpty()
                ? targets
                        .hierarchy()
                        .resolve(new MethodKey(itself ? model.name() : type, "run", "()V"))
                        .filter(body -> body.owner().isProject() && !body.isAbstract())
                        .stream()
                : Stream.empty();
    }
}
