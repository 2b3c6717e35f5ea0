package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Bus;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.GivenMessages;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.flow.TypeFacts.Answer;
import dev.hapax.analysis.flow.TypeFacts.Bound;
import dev.hapax.analysis.flow.TypeTests;
import dev.hapax.analysis.wiring.EventListener;
import dev.hapax.analysis.wiring.EventListeners;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;

/** Finds who hears an event: the project's listeners for its class, and what carries events of that class out of the process. */
final class EventTargets {
    private static final String OUTBOX_EVENT = "io/debezium/outbox/quarkus/ExportedEvent";
    private static final String EXTERNALIZED = "Lorg/springframework/modulith/events/Externalized;";

    /** Where all listeners are methods of classes, so that an event that none of them hears is heard by nobody. */
    private static final Set<Bus> TOLD_BY_CLASS = EnumSet.of(Bus.SPRING, Bus.CDI, Bus.MICRONAUT, Bus.GUAVA);

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final TypeFacts facts;
    private final EventListeners listeners;
    private final Outlets outlets;
    private final BusConsumers consumers;

    EventTargets(ClassPool pool, Hierarchy hierarchy, TypeFacts facts, Flows flows) {
        this.consumers = new BusConsumers(pool, hierarchy, flows);
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.facts = facts;
        this.listeners = new EventListeners(pool, hierarchy);
        this.outlets = new Outlets(pool, hierarchy);
    }

    /**
     * Who hears an event.
     *
     * @param by the project's listeners
     * @param sentTo where a library sends it, in words
     * @param byNobodyKnown whether nothing is known about who hears it
     */
    record Heard(List<Listener> by, Optional<String> sentTo, boolean byNobodyKnown) {}

    /**
     * A listener that may hear an event.
     *
     * @param body its code
     * @param args what that is called with
     * @param condition what the event must be like, where that is not sure
     * @param late whether it runs when the sender's transaction is over
     */
    record Listener(MethodTarget body, List<Expr> args, Optional<Guard> condition, boolean late) {}

    Heard hear(MethodTarget publisher, CallSite call, Role.Publishes role) {
        Optional<Expr> given = role.event().stream().mapToObj(call::arg).findFirst();
        Expr event = given.orElse(Exprs.UNKNOWN);
        Optional<Bound> bound = given.isPresent() ? bound(publisher, call, event) : facts.argumentOf(call.receiver());
        Optional<String> address = role.address().stream()
                .mapToObj(call::arg)
                .flatMap(text -> BusConsumers.address(text).stream())
                .findFirst();
        List<Listener> by = new ArrayList<>();
        List<EventListener> listening = role.bus() == Bus.VERTX
                ? Stream.concat(listeners.of(role.bus()).stream(), consumers.all().stream())
                        .toList()
                : listeners.of(role.bus());
        for (EventListener listener : listening) {
            Answer answer =
                    bound.map(known -> facts.isA(known, listener.event())).orElse(Answer.MAYBE);
            boolean asks = role.bus() == Bus.CDI && listener.asynchronous() != role.asynchronous();
            boolean elsewhere =
                    address.isPresent() && listener.address().isPresent() && !address.equals(listener.address());
            if (answer != Answer.NO && !asks && !elsewhere) {
                Optional<Guard> condition = answer == Answer.YES
                        ? Optional.empty()
                        : Optional.of(TypeTests.dispatched(call.site(), by.size(), event, listener.event()));
                by.add(new Listener(body(listener.method()), args(listener, event, call), condition, listener.late()));
            }
        }
        Optional<String> sentTo =
                bound.flatMap(known -> role.bus() == Bus.STREAM ? outlets.of(known.type()) : sentTo(known.type()));
        boolean isKnown = bound.flatMap(known -> pool.find(known.type()))
                .filter(ClassModel::isProject)
                .isPresent();
        // a sink that leads to no topic is the application's own affair
        boolean byNobody = by.isEmpty() && sentTo.isEmpty() && role.bus() != Bus.STREAM;
        return new Heard(by, sentTo, byNobody && !(isKnown && TOLD_BY_CLASS.contains(role.bus())));
    }

    private MethodTarget body(MethodTarget listener) {
        return listener.owner().isAbstract()
                ? listener
                : hierarchy.on(listener, listener.owner().name());
    }

    /** By the event itself, or by what its sender is declared to send. */
    private Optional<Bound> bound(MethodTarget publisher, CallSite call, Expr event) {
        Optional<Bound> declared = facts.argumentOf(call.receiver());
        Optional<Bound> given = facts.of(event, publisher);
        boolean narrower = given.isPresent()
                && declared.isPresent()
                && facts.isA(declared.get(), given.get().type()) == Answer.YES
                && !given.get().exact();
        return narrower ? declared : given.or(() -> declared);
    }

    private static List<Expr> args(EventListener listener, Expr event, CallSite call) {
        List<Expr> args = new ArrayList<>();
        String owner = listener.method().owner().name();
        if (!listener.method().isStatic()) {
            args.add(Exprs.single(owner));
        }
        Type[] types = Type.getArgumentTypes(listener.method().method().desc);
        for (int i = 0; i < types.length; i++) {
            String type = types[i].getSort() == Type.OBJECT ? types[i].getInternalName() : "";
            args.add(
                    i != listener.parameter()
                            ? Exprs.UNKNOWN
                            : GivenMessages.areOnBus(type) ? GivenMessages.onBus(call.site(), type, event) : event);
        }
        return args;
    }

    private Optional<String> sentTo(String event) {
        if (hierarchy.supertypes(event).contains(OUTBOX_EVENT)) {
            return Optional.of(Action.Sent.OUTBOX);
        }
        return pool.find(event)
                .flatMap(model -> Annotations.of(model)
                        .filter(annotation -> annotation.desc.equals(EXTERNALIZED))
                        .findFirst())
                .map(annotation -> Annotations.texts(annotation, "value").stream()
                        .findFirst()
                        .map(target -> "`" + target + "`")
                        .orElse("the topic of its event"));
    }
}
