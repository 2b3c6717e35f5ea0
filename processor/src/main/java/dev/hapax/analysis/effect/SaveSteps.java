package dev.hapax.analysis.effect;

import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.entities.SaveListeners;
import dev.hapax.analysis.entities.SaveListeners.SaveListener;
import dev.hapax.analysis.flow.Bounded;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.TypeFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the project has JPA do together with saving an entity. */
final class SaveSteps {
    private final SaveListeners listeners;
    private final Repositories repositories;
    private final TypeFacts facts;
    private final Vouched vouched;

    SaveSteps(SaveListeners listeners, Repositories repositories, TypeFacts facts, Vouched vouched) {
        this.listeners = listeners;
        this.repositories = repositories;
        this.facts = facts;
        this.vouched = vouched;
    }

    /**
     * What listeners do of the entity that a call saves.
     *
     * @param call the call
     * @param role what is saved by it
     * @param around where it stands
     * @return a step for each listener
     */
    List<Step> of(CallSite call, Role.SavesEntity role, LambdaSteps.Around around) {
        Expr entity = saved(call, role);
        return type(call, entity, around.caller()).stream()
                .flatMap(type -> listeners.of(type).stream())
                .filter(listener -> !vouched.covers(listener.body().key()))
                .map(listener -> step(call, listener, entity, around))
                .toList();
    }

    private static Expr saved(CallSite call, Role.SavesEntity role) {
        Expr given = role.entity().isPresent() ? call.arg(role.entity().getAsInt()) : call.receiver();
        return SavedArguments.areSeveral(call.method(), role) ? Bounded.of(new Expr.Element(given)) : given;
    }

    private Optional<String> type(CallSite call, Expr entity, MethodTarget caller) {
        return facts.of(entity, caller)
                .map(TypeFacts.Bound::type)
                .or(() -> Stream.concat(
                                Stream.of(call.method().owner()),
                                facts.of(call.receiver(), caller).map(TypeFacts.Bound::type).stream())
                        .flatMap(type -> repositories.of(type).flatMap(Repositories.Repository::entity).stream())
                        .map(Entity::className)
                        .findFirst());
    }

    private static Step step(CallSite call, SaveListener listener, Expr entity, LambdaSteps.Around around) {
        List<Expr> args = listener.ofEntity()
                ? List.of(entity)
                : List.of(Exprs.single(listener.body().owner().name()), entity);
        At at = new At(
                call.site(),
                around.place(),
                List.of(new PathStep(around.place(), call.method().display())));
        return new Step.Into(
                        listener.body(),
                        args,
                        around.place(),
                        around.guards(),
                        around.transaction(),
                        around.surroundings())
                .with(new Circumstance.OnSave(at, listener.whenInserted()));
    }
}
