package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What methods do to the objects that they are given, their callees included; computed once a method. */
final class Mutations {
    private static final int MAX_TARGETS = 3;
    private static final int MAX_DEPTH = 24;
    private static final Set<String> ADDING =
            Set.of("add", "addAll", "addFirst", "addLast", "offer", "push", "put", "putAll");

    private final Flows flows;
    private final CallTargets targets;
    private final Handing handing;
    private final Copies copies;
    private final Map<MethodKey, List<Mutation>> known = new HashMap<>();
    private final Set<MethodKey> open = new HashSet<>();

    Mutations(Flows flows, CallTargets targets, Handing handing, Copies copies) {
        this.flows = flows;
        this.targets = targets;
        this.handing = handing;
        this.copies = copies;
    }

    /** What a method writes; where its code is not known, or calls itself, it may write anything. */
    List<Mutation> of(MethodTarget target) {
        MethodKey key = target.key();
        List<Mutation> found = known.get(key);
        if (found != null) {
            return found;
        }
        if (open.size() >= MAX_DEPTH || !open.add(key)) {
            return anything(target);
        }
        try {
            Optional<MethodFlow> flow = flows.of(target);
            if (flow.isEmpty()) {
                return anything(target); // perhaps only as long as it is being computed
            }
            found = collect(flow.get());
        } finally {
            open.remove(key);
        }
        known.put(key, found);
        return found;
    }

    private static List<Mutation> anything(MethodTarget target) {
        int parameters = Type.getArgumentTypes(target.method().desc).length + (target.isStatic() ? 0 : 1);
        return IntStream.range(0, parameters)
                .mapToObj(i -> new Mutation(new Expr.Param(i), Fields.ANY, Exprs.UNKNOWN, true))
                .toList();
    }

    private record Positioned(int index, Change change) {}

    private List<Mutation> collect(MethodFlow flow) {
        Stream<Positioned> own = flow.writes().stream().flatMap(write -> own(flow, write));
        Stream<Positioned> called = flow.calls().stream().flatMap(call -> called(flow, call));
        Mutated objects = new Mutated(flows);
        Stream.concat(own, called)
                .sorted(Comparator.comparingInt(Positioned::index))
                .map(Positioned::change)
                .forEach(objects::apply);
        return objects.mutations();
    }

    private static Stream<Positioned> own(MethodFlow flow, FieldWrite write) {
        Expr object = write.field().base();
        boolean always = isAlwaysPassed(flow, write.site());
        return Stream.of(new Positioned(
                write.site().index(), new Change(object, write.field().name(), write.value(), always)));
    }

    private Stream<Positioned> called(MethodFlow flow, CallSite call) {
        if (call.args().stream().noneMatch(Mutations::isGiven)) {
            return Stream.empty();
        }
        boolean always = isAlwaysPassed(flow, call.site());
        return of(call.site(), call.method(), call.dispatch(), call.args()).stream()
                .map(change -> new Positioned(
                        call.site().index(),
                        new Change(change.object(), change.field(), change.value(), always && change.always())));
    }

    private static boolean isAlwaysPassed(MethodFlow flow, Site site) {
        return flow.guards(site.index()).isEmpty() || flow.ends().areBehind(site.index());
    }

    private static boolean isGiven(Expr arg) {
        return Subexpressions.mentionsParameter(arg) || Subexpressions.holdsMade(arg);
    }

    /** What a call writes to an object that it is given, in the caller's terms. */
    record Change(Expr object, String field, Expr value, boolean always) {
        /** The same change once an object has become another one. */
        Change after(Expr old, Expr now) {
            return new Change(
                    MadeObjects.replaced(object, old, now), field, MadeObjects.replaced(value, old, now), always);
        }
    }

    /**
     * What a call does to the objects that it is given, itself or by its lambdas.
     *
     * @param site where it stands
     * @param method what it names
     * @param dispatch how its target is chosen
     * @param args receiver, if any, and arguments
     */
    List<Change> of(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        Optional<List<Change>> copied = copies.changes(site, method, dispatch, args);
        if (copied.isPresent()) {
            return copied.get();
        }
        List<Change> changes = new ArrayList<>();
        if (method.owner().startsWith("java/util/")) {
            if (dispatch.hasReceiver() && args.size() > 1 && ADDING.contains(method.name())) {
                Expr added = args.get(args.size() - 1);
                boolean all = method.name().endsWith("All");
                changes.add(new Change(
                        args.get(0), Fields.ELEMENTS, all ? Bounded.of(new Expr.Element(added)) : added, false));
            } else if (!dispatch.hasReceiver()
                    && args.size() == 2
                    && method.name().equals("addAll")) {
                changes.add(new Change(args.get(0), Fields.ELEMENTS, Bounded.of(new Expr.Element(args.get(1))), false));
            }
        }
        Expr receiver = dispatch.hasReceiver() ? Exprs.nonNull(args.get(0)) : Exprs.UNKNOWN;
        List<MethodTarget> bodies =
                method.owner().startsWith("java/") ? List.of() : targets.of(method, dispatch, receiver);
        if (bodies.isEmpty() ? !handing.isHarmless(method) : bodies.size() > MAX_TARGETS) {
            hand(handing.handed(method, dispatch, args, !bodies.isEmpty()), changes);
        } else {
            bodies.forEach(body -> add(site, body, args, bodies.size() == 1, changes));
        }
        for (Expr arg : args) {
            if (arg instanceof Expr.Lambda lambda) {
                run(site, lambda, args, changes);
            }
        }
        return changes;
    }

    private static void hand(Iterable<Expr> objects, List<Change> changes) {
        objects.forEach(object -> changes.add(new Change(object, Fields.ANY, Exprs.UNKNOWN, true)));
    }

    private void add(Site site, MethodTarget body, List<Expr> args, boolean only, List<Change> changes) {
        for (Mutation mutation : of(body)) {
            changes.add(new Change(
                    flows.substitute(mutation.object(), args),
                    mutation.field(),
                    flows.substitute(MadeObjects.madeBy(site, mutation.value()), args),
                    only && mutation.always()));
        }
    }

    /**
     * What a lambda does when a call has run it: with the values that it was called with, or with what the container holds that
     * it was passed to.
     */
    private void run(Site site, Expr.Lambda lambda, List<Expr> call, List<Change> changes) {
        MethodKey body = lambda.runs();
        int tag = lambda.body().getTag();
        boolean isStatic = tag == Opcodes.H_INVOKESTATIC;
        int wanted = Type.getArgumentTypes(body.descriptor()).length + (isStatic ? 0 : 1);
        List<Expr> args = new ArrayList<>(lambda.captured());
        boolean called = call.get(0).equals(lambda) && call.size() == 1 + wanted - args.size();
        List<Expr> given = called ? call.subList(1, call.size()) : List.of();
        args.addAll(given);
        while (args.size() < wanted) {
            args.add(Bounded.of(new Expr.Element(call.get(0))));
        }
        Dispatch dispatch =
                isStatic ? Dispatch.STATIC : tag == Opcodes.H_INVOKESPECIAL ? Dispatch.SPECIAL : Dispatch.VIRTUAL;
        List<MethodTarget> bodies = body.owner().startsWith("java/") || tag == Opcodes.H_NEWINVOKESPECIAL
                ? List.of()
                : targets.of(body, dispatch, isStatic ? Exprs.UNKNOWN : Exprs.nonNull(args.get(0)));
        if (bodies.size() == 1) {
            add(site, bodies.get(0), args, false, changes);
        } else if (!handing.isHarmless(body)) {
            hand(handing.handed(body, dispatch, args, !bodies.isEmpty()), changes);
        }
    }
}
