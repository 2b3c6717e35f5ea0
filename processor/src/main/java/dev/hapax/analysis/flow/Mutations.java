package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What methods write to the objects that they are given, their callees included; computed once a method. */
final class Mutations {
    private static final int MAX_MUTATIONS = 48;
    private static final int MAX_TARGETS = 3;
    private static final int MAX_DEPTH = 24;
    private static final Set<String> ADDING =
            Set.of("add", "addAll", "addFirst", "addLast", "offer", "push", "put", "putAll");

    private final Flows flows;
    private final CallTargets targets;
    private final Map<MethodKey, List<Mutation>> known = new HashMap<>();
    private final Set<MethodKey> open = new HashSet<>();

    Mutations(Flows flows, CallTargets targets) {
        this.flows = flows;
        this.targets = targets;
    }

    /** What a method writes; nothing where its code is not known or calls itself. */
    List<Mutation> of(MethodTarget target) {
        MethodKey key = target.key();
        List<Mutation> found = known.get(key);
        if (found != null) {
            return found;
        }
        if (open.size() >= MAX_DEPTH || !open.add(key)) {
            return List.of();
        }
        try {
            Optional<MethodFlow> flow = flows.of(target);
            if (flow.isEmpty()) {
                return List.of(); // perhaps only as long as it is being computed
            }
            found = collect(flow.get());
        } finally {
            open.remove(key);
        }
        known.put(key, found);
        return found;
    }

    private record Slot(int parameter, String field) {}

    private record Positioned(int index, Mutation mutation) {}

    private List<Mutation> collect(MethodFlow flow) {
        Stream<Positioned> own = flow.writes().stream().flatMap(write -> own(flow, write));
        Stream<Positioned> called = flow.calls().stream().flatMap(call -> called(flow, call));
        Map<Slot, Mutation> state = new LinkedHashMap<>();
        Stream.concat(own, called)
                .sorted(Comparator.comparingInt(Positioned::index))
                .map(Positioned::mutation)
                .limit(4L * MAX_MUTATIONS)
                .forEach(mutation -> apply(mutation, state));
        return state.values().stream().limit(MAX_MUTATIONS).toList();
    }

    /** One after the other: what was written before is what is read now. */
    private static void apply(Mutation mutation, Map<Slot, Mutation> state) {
        Slot slot = new Slot(mutation.parameter(), mutation.field());
        Expr value = Exprs.rewrite(
                mutation.value(),
                part -> part instanceof Expr.Field field && field.base() instanceof Expr.Param param
                        ? Optional.ofNullable(state.get(new Slot(param.index(), field.name())))
                                .map(Mutation::value)
                                .orElse(part)
                        : part);
        Mutation before = state.get(slot);
        state.put(
                slot,
                before == null || mutation.always()
                        ? new Mutation(slot.parameter(), slot.field(), value, mutation.always())
                        : new Mutation(
                                slot.parameter(), slot.field(), Exprs.either(before.value(), value), before.always()));
    }

    private static Stream<Positioned> own(MethodFlow flow, FieldWrite write) {
        Set<Expr> bases = Exprs.options(write.field().base());
        boolean always = bases.size() == 1 && flow.guards(write.site().index()).isEmpty();
        return bases.stream()
                .filter(Expr.Param.class::isInstance)
                .map(base -> new Positioned(
                        write.site().index(),
                        new Mutation(((Expr.Param) base).index(), write.field().name(), write.value(), always)));
    }

    private Stream<Positioned> called(MethodFlow flow, CallSite call) {
        boolean given = call.args().stream().anyMatch(Mutations::isGiven);
        if (!given) {
            return Stream.empty();
        }
        boolean always = flow.guards(call.site().index()).isEmpty();
        return of(call.method(), call.dispatch(), call.args()).stream()
                .flatMap(change -> Exprs.options(change.object()).stream()
                        .filter(Expr.Param.class::isInstance)
                        .map(param -> new Positioned(
                                call.site().index(),
                                new Mutation(
                                        ((Expr.Param) param).index(),
                                        change.field(),
                                        change.value(),
                                        always && change.always()))));
    }

    private static boolean isGiven(Expr arg) {
        return arg instanceof Expr.Param
                || arg instanceof Expr.OneOf
                || (arg instanceof Expr.Lambda lambda && Exprs.mentionsParameter(lambda.captured()));
    }

    /** What a call writes to an object that it is given, in the caller's terms. */
    record Change(Expr object, String field, Expr value, boolean always) {}

    /** What a call writes, itself or by the lambdas that it is given. */
    List<Change> of(MethodKey method, Dispatch dispatch, List<Expr> args) {
        List<Change> changes = new ArrayList<>();
        if (method.owner().startsWith("java/util/")) {
            if (dispatch.hasReceiver() && args.size() > 1 && ADDING.contains(method.name())) {
                Expr added = args.get(args.size() - 1);
                boolean all = method.name().endsWith("All");
                changes.add(new Change(
                        args.get(0), Fields.ELEMENTS, all ? Exprs.bounded(new Expr.Element(added)) : added, false));
            }
        } else if (!method.owner().startsWith("java/")) {
            Expr receiver = dispatch.hasReceiver() ? Exprs.nonNull(args.get(0)) : Exprs.UNKNOWN;
            List<MethodTarget> bodies = targets.of(method, dispatch, receiver);
            if (bodies.size() <= MAX_TARGETS) {
                bodies.forEach(body -> add(body, args, bodies.size() == 1, changes));
            }
        }
        for (int i = dispatch.hasReceiver() ? 1 : 0; i < args.size(); i++) {
            if (args.get(i) instanceof Expr.Lambda lambda) {
                run(lambda, args.get(0), changes);
            }
        }
        return changes;
    }

    private void add(MethodTarget body, List<Expr> args, boolean only, List<Change> changes) {
        for (Mutation mutation : of(body)) {
            if (mutation.parameter() < args.size()) {
                changes.add(new Change(
                        args.get(mutation.parameter()),
                        mutation.field(),
                        flows.substitute(mutation.value(), args),
                        only && mutation.always()));
            }
        }
    }

    private void run(Expr.Lambda lambda, Expr container, List<Change> changes) {
        MethodKey body = new MethodKey(
                lambda.body().getOwner(), lambda.body().getName(), lambda.body().getDesc());
        int tag = lambda.body().getTag();
        if (body.owner().startsWith("java/") || tag == Opcodes.H_NEWINVOKESPECIAL) {
            return;
        }
        boolean isStatic = tag == Opcodes.H_INVOKESTATIC;
        int wanted = Type.getArgumentTypes(body.descriptor()).length + (isStatic ? 0 : 1);
        List<Expr> args = new ArrayList<>(lambda.captured());
        while (args.size() < wanted) {
            args.add(Exprs.bounded(new Expr.Element(container)));
        }
        Dispatch dispatch =
                isStatic ? Dispatch.STATIC : tag == Opcodes.H_INVOKESPECIAL ? Dispatch.SPECIAL : Dispatch.VIRTUAL;
        List<MethodTarget> bodies = targets.of(body, dispatch, isStatic ? Exprs.UNKNOWN : Exprs.nonNull(args.get(0)));
        if (bodies.size() == 1) {
            add(bodies.get(0), args, false, changes);
        }
    }
}
