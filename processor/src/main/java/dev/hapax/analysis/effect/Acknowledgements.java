package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where methods tell Kafka that the message is done, themselves or in what they call. Not thread-safe. */
final class Acknowledgements {
    private static final int MAX_DEPTH = 4;

    private final CatalogLookup catalog;
    private final CallTargets targets;
    private final Flows flows;
    private final Places places;
    private final Map<Asked, Optional<At>> certain = new HashMap<>();

    Acknowledgements(CatalogLookup catalog, CallTargets targets, Flows flows, Places places) {
        this.catalog = catalog;
        this.targets = targets;
        this.flows = flows;
        this.places = places;
    }

    /** A method and how far is looked into it: what is found in a shorter look says nothing about a longer one. */
    private record Asked(MethodTarget body, int depth) {}

    /**
     * An acknowledgement.
     *
     * @param index the call in the method that was asked about
     * @param at where it is
     */
    record Acknowledgement(int index, At at) {}

    List<Acknowledgement> in(MethodFlow flow) {
        return in(flow, MAX_DEPTH);
    }

    private List<Acknowledgement> in(MethodFlow flow, int depth) {
        List<Acknowledgement> found = new ArrayList<>(0);
        for (CallSite call : flow.calls()) {
            if (catalog.role(call.method()).orElse(null) instanceof Role.Acknowledges) {
                found.add(new Acknowledgement(
                        call.site().index(), at(flow, call, call.method().display())));
            } else if (depth > 0) {
                inside(call, flow, depth)
                        .ifPresent(
                                at -> found.add(new Acknowledgement(call.site().index(), at)));
            }
        }
        return found;
    }

    /** What a method of the project acknowledges in any case. */
    private Optional<At> inside(CallSite call, MethodFlow flow, int depth) {
        List<MethodTarget> bodies = targets.of(call, flow.target());
        if (bodies.size() != 1) {
            return Optional.empty();
        }
        MethodTarget body = bodies.get(0);
        Asked asked = new Asked(body, depth - 1);
        Optional<At> known = certain.get(asked);
        if (known == null) {
            known = flows.of(body)
                    .flatMap(inner -> in(inner, asked.depth()).stream()
                            .filter(one -> inner.ends().areAfter(one.index()))
                            .map(Acknowledgement::at)
                            .findFirst());
            certain.put(asked, known);
        }
        return known.map(
                at -> at.below(at(flow, call, body.key().display()).path().get(0)));
    }

    private At at(MethodFlow flow, CallSite call, String text) {
        CodePlace place = places.of(flow.target(), call.site().index());
        return new At(call.site(), place, List.of(new PathStep(place, text)));
    }
}
