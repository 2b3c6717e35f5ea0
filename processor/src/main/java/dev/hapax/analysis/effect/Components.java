package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The methods that a method reaches, in groups that call each other, callees first: Tarjan's algorithm, without
 * recursion, since call chains can be deep.
 */
final class Components {
    private final Function<MethodTarget, List<Step>> steps;
    private final Predicate<MethodTarget> finished;
    private final Map<MethodTarget, Node> nodes = new HashMap<>();
    private final Deque<Node> path = new ArrayDeque<>();
    private final Deque<Node> stack = new ArrayDeque<>();
    private int entered;

    /**
     * Components below a method.
     *
     * @param steps what methods do
     * @param finished methods that need not be looked at any more
     */
    Components(Function<MethodTarget, List<Step>> steps, Predicate<MethodTarget> finished) {
        this.steps = steps;
        this.finished = finished;
    }

    /** A method on the way. */
    static final class Node {
        final MethodTarget target;
        final List<Step> steps;
        final List<MethodTarget> callees;
        private final int index;
        private int low;
        private int next;
        private boolean open = true;

        private Node(MethodTarget target, int index, List<Step> steps) {
            this.target = target;
            this.index = index;
            this.low = index;
            this.steps = steps;
            this.callees = steps.stream().flatMap(Components::into).distinct().toList();
        }

        boolean callsItself() {
            return callees.contains(target);
        }
    }

    /** The methods that a step leads into. */
    static Stream<MethodTarget> into(Step step) {
        if (step instanceof Step.Passed passed) {
            return passed.here().stream().map(Step.Into::target);
        }
        return step instanceof Step.Into into ? Stream.of(into.target()) : Stream.empty();
    }

    void forEach(MethodTarget root, Consumer<List<Node>> component) {
        enter(root);
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
                    List<Node> members = component(node);
                    component.accept(members);
                    members.forEach(this::leave);
                }
            }
        }
    }

    private void enter(MethodTarget target) {
        Node node = new Node(target, entered++, steps.apply(target));
        nodes.put(target, node);
        path.push(node);
        stack.push(node);
    }

    /** What a method does step by step takes much memory, and nobody asks for it once the whole is known. */
    private void leave(Node node) {
        if (finished.test(node.target)) {
            nodes.remove(node.target);
        }
    }

    private void follow(Node node, MethodTarget callee) {
        if (finished.test(callee)) {
            return;
        }
        Node known = nodes.get(callee);
        if (known == null) {
            enter(callee);
        } else if (known.open) {
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
