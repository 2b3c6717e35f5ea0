package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.ConstantRuns;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.ReachedGuards;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.wiring.Deployments;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The way in: everything that a method does. Not thread-safe. */
public final class Effects {
    private final Steps steps;
    private final Summaries summaries;
    private final Captures captures;
    private final Flows flows;
    private final BackgroundMethods background;
    private final CatalogLookup catalog;
    private final CallTargets targets;
    private final Reckoning reckoning;

    /**
     * Effects of a pool's methods.
     *
     * @param pool reads the classes
     * @param flows their data flow
     * @param targets finds what calls reach
     * @param catalog explains library calls
     * @param repositories what keeps which entities
     * @param deployments which classes are never there together
     * @param room how many effects are kept as they are; others are made again when they are asked for
     * @param full whether there is no memory for more: then whatever has to go on ends with an {@link OutOfMemoryError}, as it
     *     would later on and much more slowly
     */
    public Effects(
            ClassPool pool,
            Flows flows,
            CallTargets targets,
            CatalogLookup catalog,
            Repositories repositories,
            Deployments deployments,
            long room,
            BooleanSupplier full) {
        this.flows = flows;
        this.catalog = catalog;
        this.targets = targets;
        this.reckoning = new Reckoning(targets, flows);
        this.background = new BackgroundMethods(pool, flows, targets, catalog);
        TypeFacts facts = new TypeFacts(pool, targets.hierarchy());
        this.steps = new Steps(pool, flows, targets, catalog, repositories, deployments, facts);
        ConstantRuns runs = new ConstantRuns(flows, targets, facts);
        this.captures = new Captures(flows, targets, facts, runs);
        this.summaries = new Summaries(steps, facts, runs, flows, new Recall(flows, room), full);
    }

    /**
     * What a method does, in terms of its parameters.
     *
     * @param target the method
     * @return its effects, those of its callees included, in the order of the code
     */
    public List<Effect> of(MethodTarget target) {
        return settled(summaries.of(target));
    }

    /** Nobody calls the method from here on, so what only a caller's values could decide says nothing more. */
    private static List<Effect> settled(List<Effect> effects) {
        return effects.stream().anyMatch(effect -> effect.guards().stream().anyMatch(Effect::isUndecided))
                ? effects.stream().map(Effect::settled).toList()
                : effects;
    }

    /**
     * How much is remembered.
     *
     * @return the number of calls that effects come through, in all methods that were looked at
     */
    public long size() {
        return summaries.size();
    }

    /**
     * Methods that run whether a handler does or not.
     *
     * @param type internal name of a class
     * @return those that a framework calls by the clock, and those that objects of the class run on threads
     */
    public List<MethodTarget> background(String type) {
        return background.beside(type);
    }

    /**
     * What becomes of a handler's returned values, where the framework sends them.
     *
     * @param target the handler
     * @param to where they are sent, in words
     * @param maker the method that makes it, where it is a lambda; empty for any
     * @return an effect for each place where something is returned
     */
    public List<Effect> replies(MethodTarget target, String to, Optional<MethodTarget> maker) {
        return settled(madeBy(maker, target, steps.replies(target, to)));
    }

    private List<Effect> madeBy(Optional<MethodTarget> maker, MethodTarget lambda, List<Effect> effects) {
        return maker.map(by -> captures.possible(effects, lambda, by)).orElse(effects);
    }

    /**
     * What a method does that the framework itself calls: annotations can put all of it into a transaction.
     *
     * @param target the method
     * @param maker the method that makes it, where it is a lambda; empty for any
     * @return its effects, those of its callees included, in the order of the code
     */
    public List<Effect> ofEntry(MethodTarget target, Optional<MethodTarget> maker) {
        List<Step> advised = steps.advised(target);
        List<Effect> all = advised.isEmpty() ? summaries.ofEntry(target) : summaries.of(target, advised);
        return settled(madeBy(maker, target, all));
    }

    /**
     * What a method does when it is called with some values.
     *
     * @param target the method
     * @param args the values, receiver first
     * @param wanted which of its effects are asked for
     * @return those effects with these values
     */
    public List<Effect> of(MethodTarget target, List<Expr> args, Predicate<Effect> wanted) {
        List<Effect> effects = summaries.of(target).stream().filter(wanted).toList();
        return effects.isEmpty() ? effects : settled(summaries.with(effects, args));
    }

    /**
     * The statement that a library's call runs which objects of its own spell.
     *
     * @param call the call
     * @return its role, or empty where the catalog says all that there is
     */
    public Optional<Role> spelled(Expr.Call call) {
        return Optional.of(call)
                .filter(run -> WrapperStatements.areRunBy(run.method(), catalog))
                .flatMap(run -> targets.hierarchy().resolve(run.site().method()))
                .flatMap(flows::of)
                .flatMap(flow -> WrapperStatements.of(flow, call, catalog))
                .map(spelled -> new Role.RunsText(spelled.text(), List.of()));
    }

    /**
     * Where an instruction stands in its source.
     *
     * @param site the instruction
     * @return its place; empty where its method cannot be found
     */
    public Optional<CodePlace> place(Site site) {
        return steps.place(site);
    }

    /**
     * Where a value is computed that an object has from the start, where methods have handed the object on.
     *
     * @param made the object
     * @param field its field with the value
     * @param isReckoned whether the value, in the form that a method has it in, is computed there
     * @return the place of a callee that makes the object with it, or has it made; empty where there is none
     */
    public Optional<CodePlace> reckoned(Expr.Fresh made, String field, Predicate<Expr> isReckoned) {
        return reckoning.of(made, field, isReckoned).flatMap(steps::place);
    }

    /**
     * Whether one instruction belongs to the statement of a later one.
     *
     * @param one an instruction
     * @param later one that is given what the first has made
     * @return true where they are in one method and nothing is kept in a variable between them
     */
    public boolean areInOneStatement(Site one, Site later) {
        return steps.areInOneStatement(one, later);
    }

    /**
     * Whether one place of a method can be reached from another.
     *
     * @param from a place
     * @param to another place
     * @return false only where both are in one method and no way leads from the one to the other
     */
    public boolean canFollow(CodePlace from, CodePlace to) {
        return steps.canFollow(from, to);
    }

    /**
     * Whether a method can come to one of its branches again, or to its end, without one of its instructions.
     *
     * @param branch the branch
     * @param instruction the instruction, in the same method
     * @return false where each way leads through it or to an exception, or where the method cannot be read
     */
    public boolean canPassBy(Site branch, Site instruction) {
        return steps.canPassBy(branch, instruction);
    }

    /**
     * What a method looks at: where it branches, and what it hands back.
     *
     * @param target the method
     * @return the values, in terms of its parameters; empty where its code could not be analyzed
     */
    public List<Expr> conditions(MethodTarget target) {
        return flows.of(target).map(MethodFlow::conditions).orElse(List.of());
    }

    /**
     * Whether the method of a branch fails wherever the branch is not taken in this way.
     *
     * @param guard the way of the branch
     * @return false where the method can return without it, or cannot be read
     */
    public boolean endsOnlyBehind(Guard guard) {
        return targets.hierarchy()
                .resolve(guard.branch().method())
                .flatMap(flows::of)
                .filter(flow -> flow.ends().guards().stream().anyMatch(guard::sameWay))
                .isPresent();
    }

    /**
     * What has to hold for an instruction to be reached, whoever has called its method.
     *
     * @param site the instruction
     * @return the branches that lead there, the method's parameters being unknown; empty where its code could not be analyzed,
     *     or where the site stands for no instruction of its own
     */
    public List<Guard> guards(Site site) {
        return targets
                .hierarchy()
                .resolve(site.method())
                .filter(method -> method.owner().isProject() && !method.isAbstract())
                .filter(method -> site.index() >= 0
                        && site.index() < Code.of(method.method()).instructions.size())
                .flatMap(flows::of)
                .map(flow -> flow.guards(site.index()))
                .orElse(List.of())
                .stream()
                .filter(guard -> !ReachedGuards.is(guard))
                .map(guard -> guard.with(Subexpressions.withoutParameters(guard.condition())))
                .toList();
    }

    /**
     * What is sure of the elements that a step of a stream has let pass.
     *
     * @param step any call
     * @return nothing where it is no filter, or where nothing is known of it
     */
    public List<Guard> passed(Expr.Call step) {
        return steps.passed(step);
    }

    /**
     * Whether a step of a stream or optional value may hand on something that did not come through the steps before it.
     *
     * @param step any call
     * @return true for {@code orElse} and its like
     */
    public static boolean isOfElsewhere(Expr.Call step) {
        return Presence.adds(step);
    }

    /**
     * What a method writes to fields.
     *
     * @param target the method
     * @return each place where it does so; empty where its code could not be analyzed
     */
    public List<FieldWrite> writes(MethodTarget target) {
        return flows.of(target).map(MethodFlow::writes).orElse(List.of());
    }

    /**
     * What a method hands back when it is called with some values.
     *
     * @param target the method
     * @param args the values, receiver first
     * @return one of the values that it hands back, in the caller's terms; empty where its code could not be analyzed
     */
    public Optional<Expr> returned(MethodTarget target, List<Expr> args) {
        return flows.returned(target, args);
    }

    /**
     * An object that a constructor has made.
     *
     * @param site where it is called
     * @param constructor the constructor
     * @param args what it is given
     * @return the object; its fields are known where the constructor is the project's
     */
    public Expr.Fresh made(Site site, MethodKey constructor, List<Expr> args) {
        return flows.made(site, constructor, args);
    }

    /**
     * An object after one of its methods without parameters has run.
     *
     * @param method the method
     * @param object the object, made in sight
     * @return the object with what the method wrote to it
     */
    public Expr.Fresh after(MethodKey method, Expr.Fresh object) {
        return flows.after(method, object);
    }
}
