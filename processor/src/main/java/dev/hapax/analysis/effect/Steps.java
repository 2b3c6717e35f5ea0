package dev.hapax.analysis.effect;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.entities.SaveListeners;
import dev.hapax.analysis.flow.Answers;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Ports;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.TypeFacts;
import dev.hapax.analysis.wiring.Deployments;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;

/** Reads from a method's flow what the method does, step by step. */
final class Steps {
    private final Flows flows;
    private final CallTargets targets;
    private final Acknowledgements acknowledgements;
    private final Answers answers;
    private final ClauseAnswers clauseAnswers;
    private final Deployments deployments;
    private final Shared shared;

    Steps(
            ClassPool pool,
            Flows flows,
            CallTargets targets,
            CatalogLookup catalog,
            Repositories repositories,
            Deployments deployments,
            TypeFacts facts) {
        this.flows = flows;
        this.targets = targets;
        this.answers = new Answers(flows, targets, facts);
        Vouched vouched = new Vouched(pool, targets.hierarchy());
        Places places = new Places();
        this.acknowledgements = new Acknowledgements(catalog, targets, flows, places);
        this.deployments = deployments;
        this.clauseAnswers = new ClauseAnswers(
                targets,
                flows,
                places,
                answers,
                flow -> new Clauses(flow, catalog, targets, flows, places, acknowledgements));
        TransactionScopes transactions = new TransactionScopes(pool, targets.hierarchy(), catalog);
        Preconditions preconditions = new Preconditions(flows, targets, catalog, facts);
        Details details = new Details(flows, targets, catalog, new CallbackObjects(pool, targets.hierarchy(), facts));
        Advised advised = new Advised(
                pool,
                targets.hierarchy(),
                transactions,
                vouched,
                preconditions,
                new FallbackSteps(pool, flows, targets, catalog, places, vouched));
        AsyncMethods asyncMethods = new AsyncMethods(pool);
        Publications publications = new Publications(
                new EventTargets(pool, targets.hierarchy(), facts, flows), asyncMethods, transactions, vouched);
        SaveSteps saves = new SaveSteps(new SaveListeners(pool, targets.hierarchy()), repositories, facts, vouched);
        LambdaSteps lambdas = new LambdaSteps(targets, catalog, vouched, transactions, advised, publications, saves);
        this.shared = new Shared(
                targets,
                catalog,
                vouched,
                transactions,
                asyncMethods,
                new Setters(flows),
                details,
                new HandedRequests(flows, catalog, details),
                publications,
                new AggregateEvents(targets.hierarchy()),
                saves,
                new FunctionCalls(pool, flows, targets, facts, lambdas, vouched),
                new ReflectiveCalls(targets.hierarchy(), facts),
                preconditions,
                places,
                advised,
                flows.ports());
    }

    /** The same call, knowing whether it leads into what only some applications have. */
    Step.Into deployed(Step.Into call) {
        return deployments
                .sharedBy(call.target().key())
                .map(type -> call.with(new Circumstance.Deployed(new At(
                        new Site(new MethodKey(type, "<init>", "()V"), 0),
                        call.place(),
                        List.of(new PathStep(call.place(), call.target().key().display()))))))
                .orElse(call);
    }

    /** What is sure of the elements that a step of a stream has let pass. */
    List<Guard> passed(Expr.Call step) {
        return shared.preconditions().passed(step);
    }

    /**
     * What the steps of all methods are read with.
     *
     * @param targets finds what calls reach
     * @param catalog explains library calls
     * @param vouched methods that somebody vouches for
     * @param transactions where transactions begin and end
     * @param asyncMethods methods that run on another thread
     * @param setters methods that only set a field
     * @param details what requests are made of
     * @param requests what is said about requests that are made for callees
     * @param publications what is done where events are published
     * @param aggregates what aggregates gather to have it published
     * @param saves what is done together with saving entities
     * @param functions what is done where functions are called or handed on
     * @param reflective calls by reflection
     * @param preconditions what must have held before
     * @param places where instructions stand
     * @param advised what frameworks run together with methods
     * @param ports which interfaces frameworks implement by way of others
     */
    record Shared(
            CallTargets targets,
            CatalogLookup catalog,
            Vouched vouched,
            TransactionScopes transactions,
            AsyncMethods asyncMethods,
            Setters setters,
            Details details,
            HandedRequests requests,
            Publications publications,
            AggregateEvents aggregates,
            SaveSteps saves,
            FunctionCalls functions,
            ReflectiveCalls reflective,
            Preconditions preconditions,
            Places places,
            Advised advised,
            Ports ports) {}

    /** Where an instruction stands. */
    Optional<CodePlace> place(Site site) {
        return shared.targets()
                .hierarchy()
                .resolve(site.method())
                .filter(method -> Code.of(method.method()).instructions.size() > site.instruction())
                .map(method -> shared.places().of(method, site.instruction()));
    }

    /** Whether one place can be reached from another; true where they are not in one method, or cannot be found. */
    boolean canFollow(CodePlace from, CodePlace to) {
        if (!from.className().equals(to.className()) || !from.method().equals(to.method())) {
            return true;
        }
        int descriptor = from.method().indexOf('(');
        if (descriptor < 0) {
            return true;
        }
        MethodKey method = new MethodKey(
                from.className(),
                from.method().substring(0, descriptor),
                from.method().substring(descriptor));
        Optional<MethodTarget> target = shared.targets().hierarchy().resolve(method);
        OptionalInt first =
                target.map(found -> shared.places().index(found, from)).orElse(OptionalInt.empty());
        OptionalInt second =
                target.map(found -> shared.places().index(found, to)).orElse(OptionalInt.empty());
        return first.isEmpty()
                || second.isEmpty()
                || Ways.lead(Code.of(target.get().method()).instructions, first.getAsInt(), second.getAsInt());
    }

    /** Whether a method can come to a branch again, or to its end, without one of its instructions. */
    boolean canPassBy(Site branch, Site instruction) {
        return targets.hierarchy()
                .resolve(branch.method())
                .map(method -> Code.of(method.method()).instructions)
                .filter(code -> Math.max(branch.index(), instruction.index()) < code.size() && branch.index() >= 0)
                .filter(code -> Ways.passBy(code, branch.index(), instruction.index()))
                .isPresent();
    }

    /** Whether nothing is kept in a variable between two instructions of a method. */
    boolean areInOneStatement(Site one, Site later) {
        return one.method().equals(later.method())
                && targets.hierarchy()
                        .resolve(one.method())
                        .map(method -> Code.of(method.method()).instructions)
                        .filter(code -> one.index() <= later.index() && later.index() < code.size())
                        .filter(code -> IntStream.range(one.index(), later.index())
                                .mapToObj(code::get)
                                .map(AbstractInsnNode::getOpcode)
                                .noneMatch(opcode -> opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE))
                        .isPresent();
    }

    /** The transaction of a method that the framework calls. */
    Transaction entered(MethodTarget method) {
        return shared.transactions().entered(method);
    }

    /** What a framework runs that calls a method; empty where that is the method alone. */
    List<Step> advised(MethodTarget method) {
        return shared.advised().entered(method, shared.places().ofBody(method));
    }

    /** What an invocation runs that a caller has put a function into. */
    FunctionCalls.Running running(Effect invocation, MethodTarget caller) {
        return shared.functions().by(invocation, caller);
    }

    /** A callee's effect with what a method says about the request that it has made for it. */
    Effect described(Effect effect, MethodTarget maker) {
        return Requested.isRequest(effect.action()) ? shared.requests().described(effect, maker) : effect;
    }

    /** The steps of a method, in the order of its code. */
    List<Step> of(MethodTarget target) {
        if (!target.owner().isProject()) {
            return List.of(new Step.Own(notAnalyzed(target, "which is a library's code and is not followed")));
        }
        Optional<MethodFlow> computed = flows.of(target);
        if (computed.isEmpty()) {
            return target.isAbstract()
                    ? List.of()
                    : List.of(new Step.Own(notAnalyzed(target, "whose byte code could not be analyzed")));
        }
        MethodFlow flow = computed.get().in(target);
        MethodSurroundings surroundings = surroundings(flow);
        CallSteps steps = new CallSteps(flow, surroundings, shared);
        Stream<Positioned> writes =
                flow.writes().stream().map(write -> new Positioned(write.site().index(), steps.of(write)));
        Stream<Positioned> calls =
                flow.calls().stream().map(call -> new Positioned(call.site().index(), steps.of(call)));
        return Stream.concat(writes, calls)
                .sorted(Comparator.comparingInt(Positioned::index))
                .flatMap(positioned -> positioned.steps().stream())
                .toList();
    }

    private MethodSurroundings surroundings(MethodFlow flow) {
        return new MethodSurroundings(
                flow, shared.catalog(), targets, flows, shared.places(), acknowledgements, answers, clauseAnswers);
    }

    /** What a handler hands back is sent: see {@link SentReplies}. */
    List<Effect> replies(MethodTarget target, String to) {
        SentReplies replies = new SentReplies(shared, this::surroundings);
        return flows.of(target).stream().flatMap(flow -> replies.of(flow, to)).toList();
    }

    private record Positioned(int index, List<Step> steps) {}

    static Effect notAnalyzed(MethodTarget target, String why) {
        return saying(target, new Action.NotAnalyzed(target.key(), why, false));
    }

    /** What a method does is known, but not all that becomes of it. */
    static Effect notFollowed(MethodTarget target, String why) {
        return saying(target, new Action.NotAnalyzed(target.key(), why, true));
    }

    private static CodePlace declaration(MethodTarget target) {
        return new CodePlace(
                target.owner().name(),
                target.key().signature(),
                target.owner().sourceFile(),
                0,
                new CodePlace.Expression.Declaration());
    }

    private static Effect saying(MethodTarget target, Action.NotAnalyzed action) {
        CodePlace place = declaration(target);
        return new Effect(
                action,
                List.of(),
                new Site(target.key(), 0),
                place,
                List.of(new PathStep(place, target.key().display())),
                List.of(),
                List.of(),
                false,
                Transaction.CALLERS);
    }
}
