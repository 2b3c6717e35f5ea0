package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Dispatch;
import dev.hapax.analysis.flow.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is done where an event is published, by a call or by a method that is handed on: {@code events.forEach(bus::fire)}. */
final class Publications {
    private final EventTargets events;
    private final AsyncMethods asyncMethods;
    private final TransactionScopes transactions;
    private final Vouched vouched;

    Publications(EventTargets events, AsyncMethods asyncMethods, TransactionScopes transactions, Vouched vouched) {
        this.events = events;
        this.asyncMethods = asyncMethods;
        this.transactions = transactions;
        this.vouched = vouched;
    }

    /**
     * Where an event is published.
     *
     * @param call the call that does so
     * @param around where it stands
     * @param elsewhere the surroundings there of what runs on other threads
     */
    record Published(CallSite call, LambdaSteps.Around around, Supplier<Surroundings> elsewhere) {}

    /** What listeners do, and what carries the event out of the process; empty where nothing is known of who hears it. */
    Optional<List<Step>> of(Published published, Role.Publishes role) {
        CallSite call = published.call();
        EventTargets.Heard heard = events.hear(published.around().caller(), call, role);
        if (heard.byNobodyKnown()) {
            return Optional.empty();
        }
        List<Step> steps = new ArrayList<>();
        heard.by().stream()
                .filter(listener -> !vouched.covers(listener.body().key()))
                .forEach(listener -> steps.add(listen(published, role, listener)));
        heard.sentTo().ifPresent(to -> steps.add(sent(published, role, to)));
        return Optional.of(steps);
    }

    private Step listen(Published published, Role.Publishes role, EventTargets.Listener listener) {
        LambdaSteps.Around around = published.around();
        Dispatch dispatch = listener.body().isStatic() ? Dispatch.STATIC : Dispatch.VIRTUAL;
        CallSite heard = new CallSite(around.site(), listener.body().key(), dispatch, listener.args(), false);
        boolean elsewhere = role.asynchronous() || asyncMethods.isAsync(listener.body());
        Transaction own = transactions.called(heard, around.caller(), listener.body());
        Transaction inside = listener.late() ? own.in(Transaction.LATE) : own;
        List<Guard> guards = Stream.concat(listener.condition().stream(), around.guards().stream())
                .toList();
        return new Step.Into(
                listener.body(),
                heard.args(),
                around.place(),
                guards,
                inside.in(around.transaction()),
                elsewhere ? published.elsewhere().get() : around.surroundings());
    }

    private static Step sent(Published published, Role.Publishes role, String to) {
        LambdaSteps.Around around = published.around();
        CallSite call = published.call();
        return new Step.Own(new Effect(
                new Action.Sent(to),
                role.event().stream().mapToObj(call::arg).toList(),
                call.site(),
                around.place(),
                List.of(new PathStep(around.place(), call.method().display())),
                around.guards(),
                around.surroundings().ofOwn(),
                call.resultUsed(),
                around.transaction()));
    }
}
