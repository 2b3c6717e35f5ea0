package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each method does, its callees included: computed once a method, from the callees up. Methods that call each
 * other are computed together, in rounds, until nothing is added. Not thread-safe.
 */
final class Summaries {
    private static final int MAX_GUARDS = 10;
    private static final int MAX_ROUNDS = 3;

    private final Steps steps;
    private final Flows flows;
    private final Map<MethodKey, List<Effect>> done = new HashMap<>();
    private final IdentityHashMap<Expr, Boolean> parametric = new IdentityHashMap<>();

    Summaries(Steps steps, Flows flows) {
        this.steps = steps;
        this.flows = flows;
    }

    List<Effect> of(MethodTarget target) {
        if (!done.containsKey(target.key())) {
            new Components(target).run();
        }
        return done.getOrDefault(target.key(), List.of());
    }

    /** Tarjan's algorithm, without recursion: call chains can be deep. */
    private final class Components {
        private final Map<MethodKey, Node> nodes = new HashMap<>();
        private final Deque<Node> path = new ArrayDeque<>();
        private final Deque<Node> stack = new ArrayDeque<>();

        Components(MethodTarget root) {
            enter(root);
        }

        private void enter(MethodTarget target) {
            Node node = new Node(target, nodes.size(), steps.of(target));
            nodes.put(target.key(), node);
            path.push(node);
            stack.push(node);
        }

        void run() {
            while (!path.isEmpty()) {
                Node node = path.peek();
                if (node.next < node.callees.size()) {
                    follow(node, node.callees.get(node.next++));
                } else {
                    path.pop();
                    if (!path.isEmpty()) {
                        path.peek().low = Math.min(path.peek().low, node.low);
                    }
                    if (node.low == node.index) {
                        finish(component(node));
                    }
                }
            }
        }

        private void follow(Node node, MethodTarget callee) {
            Node known = nodes.get(callee.key());
            if (known == null && !done.containsKey(callee.key())) {
                enter(callee);
            } else if (known != null && known.open) {
                node.low = Math.min(node.low, known.index);
            }
        }

        private List<Node> component(Node root) {
            List<Node> members = new ArrayList<>();
            Node member;
            do {
                member = stack.pop();
                member.open = false;
                members.add(member);
            } while (member != root);
            return members;
        }
    }

    private static final class Node {
        final MethodTarget target;
        final int index;
        final List<Step> steps;
        final List<MethodTarget> callees;
        int low;
        int next;
        boolean open = true;

        Node(MethodTarget target, int index, List<Step> steps) {
            this.target = target;
            this.index = index;
            this.low = index;
            this.steps = steps;
            this.callees = steps.stream()
                    .filter(Step.Into.class::isInstance)
                    .map(step -> ((Step.Into) step).target())
                    .distinct()
                    .toList();
        }
    }

    private void finish(List<Node> component) {
        boolean changed = true;
        for (int round = 0; changed && round < MAX_ROUNDS; round++) {
            changed = false;
            for (Node node : component) {
                List<Effect> before = done.getOrDefault(node.target.key(), List.of());
                List<Effect> after = summary(node.target, node.steps);
                done.put(node.target.key(), after);
                changed |= after.size() != before.size();
            }
            changed &= component.size() > 1 || callsItself(component.get(0));
        }
    }

    private static boolean callsItself(Node node) {
        return node.callees.stream().anyMatch(callee -> callee.key().equals(node.target.key()));
    }

    private List<Effect> summary(MethodTarget target, List<Step> ofMethod) {
        Gathered gathered = new Gathered(target);
        for (Step step : ofMethod) {
            if (step instanceof Step.Own own) {
                gathered.add(own.effect());
            } else if (step instanceof Step.Into into) {
                Substitution here = new Substitution(into.args());
                for (Effect effect : done.getOrDefault(into.target().key(), List.of())) {
                    boolean guarded =
                            !effect.guards().isEmpty() || !into.guards().isEmpty();
                    if (gathered.hasRoom(effect, guarded)) {
                        gathered.add(instantiate(effect, into, here));
                    }
                }
            }
        }
        return gathered.effects();
    }

    /** Effects with the values that a caller has. */
    List<Effect> with(List<Effect> effects, List<Expr> args) {
        Substitution here = new Substitution(args);
        return effects.stream()
                .map(effect -> new Effect(
                        effect.action(),
                        here.of(effect.operands()),
                        effect.site(),
                        effect.place(),
                        effect.path(),
                        effect.guards(),
                        effect.resultUsed()))
                .toList();
    }

    private static Effect instantiate(Effect effect, Step.Into call, Substitution here) {
        List<PathStep> path = new ArrayList<>(effect.path().size() + 1);
        path.add(new PathStep(call.place(), call.target().key().display()));
        path.addAll(effect.path());
        List<Guard> guards = new ArrayList<>();
        for (Guard guard : effect.guards()) {
            Expr condition = here.of(guard.condition());
            if (Relevance.of(condition)) {
                guards.add(guard.with(condition));
            }
        }
        guards.addAll(call.guards());
        return new Effect(
                effect.action(),
                here.of(effect.operands()),
                effect.site(),
                effect.place(),
                path,
                guards.size() > MAX_GUARDS ? guards.subList(0, MAX_GUARDS) : guards,
                effect.resultUsed());
    }

    /** Whether a caller's values make a difference. What a caller has put in stays as it is, so each answer serves often. */
    private boolean isParametric(Expr expr) {
        Boolean known = parametric.get(expr);
        if (known == null) {
            boolean[] found = {false};
            Exprs.visit(expr, part -> found[0] |= part instanceof Expr.Param);
            known = found[0];
            parametric.put(expr, known);
        }
        return known;
    }

    /** The values of one call. Effects share their conditions and operands, so that each is rewritten once. */
    private final class Substitution {
        private final List<Expr> args;
        private final IdentityHashMap<Expr, Expr> rewritten = new IdentityHashMap<>();

        Substitution(List<Expr> args) {
            this.args = args;
        }

        Expr of(Expr expr) {
            return isParametric(expr) ? rewritten.computeIfAbsent(expr, key -> flows.substitute(key, args)) : expr;
        }

        List<Expr> of(List<Expr> exprs) {
            return exprs.stream().map(this::of).toList();
        }
    }
}
