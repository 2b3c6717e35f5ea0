package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Methods that call each other, summarized together. Each effect that is found in one of them is handed to each of its
 * callers once, so that the work grows with the calls and not with the rounds that effects take to come back; that the
 * effects come to an end is {@link Gathered}'s to see to.
 */
final class RecursiveGroup {
    /** How many effects of callees are looked at in all methods of a group together. */
    private static final int MAX_GROUP_WORK = 200_000;

    private final Inheritance inheritance;
    private final Map<MethodTarget, Member> members = new LinkedHashMap<>();
    private final Deque<Member> open = new ArrayDeque<>();

    /**
     * A group.
     *
     * @param component the methods
     * @param inheritance puts effects of callees in the terms of their callers
     */
    RecursiveGroup(List<Components.Node> component, Inheritance inheritance) {
        this.inheritance = inheritance;
        int maxWork = Math.min(Room.MAX_WORK, Math.max(1, MAX_GROUP_WORK / component.size()));
        component.forEach(node -> members.put(node.target, new Member(node, maxWork)));
        open.addAll(members.values());
    }

    /** One of the methods, with what is known of it so far. */
    private static final class Member {
        final Components.Node node;
        final Gathered gathered;
        final Summary summary = new Summary();
        final List<Link> links = new ArrayList<>();
        final Set<Member> callers = new LinkedHashSet<>();
        boolean queued = true;
        int handed;

        Member(Components.Node node, int maxWork) {
            this.node = node;
            this.gathered = new Gathered(node.target, maxWork);
        }
    }

    /** A call of one member by another, and how many of the callee's effects the caller has been handed. */
    private static final class Link {
        final Passage passage;
        final int position;
        final Member callee;
        int taken;

        Link(Passage passage, int position, Member callee) {
            this.passage = passage;
            this.position = position;
            this.callee = callee;
        }
    }

    void summarize(Found done) {
        members.values().forEach(this::start);
        while (!open.isEmpty()) {
            Member next = open.removeFirst();
            next.queued = false;
            next.links.forEach(link -> take(next, link));
            next.gathered.sayWhatIsCut();
            if (next.gathered.size() > next.handed) {
                next.handed = next.gathered.size();
                next.callers.forEach(this::queue);
            }
        }
        for (Member member : members.values()) {
            member.gathered.fill(member.summary);
            done.summarized(member.node.target, member.summary, member.gathered);
        }
    }

    /** Takes what was found out. */
    @FunctionalInterface
    interface Found {
        /**
         * Takes what a method does.
         *
         * @param method the method
         * @param summary what it does
         * @param gathered the effects of which the summary was made
         */
        void summarized(MethodTarget method, Summary summary, Gathered gathered);
    }

    private void queue(Member caller) {
        if (!caller.queued && !caller.gathered.isCut()) {
            caller.queued = true;
            open.addLast(caller);
        }
    }

    private void start(Member member) {
        Set<Step.Into> seen = new LinkedHashSet<>();
        int position = 0;
        for (Step step : member.node.steps) {
            member.gathered.at(position);
            if (step instanceof Step.Own own) {
                member.gathered.addOwn(own.effect());
            } else if (step instanceof Step.Into into) {
                call(member, into, position, seen);
            } else if (step instanceof Step.Passed passed
                    && passed.inAnyCase()
                    && !member.gathered.hasRun(passed.lambda())) {
                for (Step.Into into : passed.here()) {
                    call(member, into, position, seen);
                }
                passed.own().forEach(own -> member.gathered.addOwn(own.effect()));
            }
            position++;
        }
    }

    private void call(Member member, Step.Into into, int position, Set<Step.Into> seen) {
        if (!seen.add(into.withoutPlace())) {
            return;
        }
        Member callee = members.get(into.target());
        if (callee == null) {
            inheritance.take(into, member.gathered);
        } else {
            boolean coarse = members.size() > Inheritance.MAX_EXACT;
            member.links.add(new Link(new Passage(callee.summary, into, List.of(), coarse), position, callee));
            callee.callers.add(member);
        }
    }

    private void take(Member member, Link link) {
        int known = link.callee.gathered.size();
        if (link.taken < known) {
            member.gathered.at(link.position);
            int first = link.taken;
            List<Effect> news = link.callee.gathered.since(first);
            link.taken = known;
            inheritance.takeRecurring(
                    news,
                    first,
                    link.passage,
                    member.gathered,
                    members.keySet().iterator().next());
        }
    }
}
