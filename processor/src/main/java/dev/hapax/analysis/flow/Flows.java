package dev.hapax.analysis.flow;

import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.classes.Problem;
import dev.hapax.analysis.classes.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The data flow of methods, computed once each, with the values of fields and callees as far as they are plain. Not thread-safe. */
public final class Flows implements Oracle {
    /** How deep the flow of one method may ask for that of its callees; beyond, a call's result is just that. */
    private static final int MAX_DEPTH = 40;

    private final ClassPool pool;
    private final Problems problems;
    private final Map<MethodKey, Optional<MethodFlow>> flows = new HashMap<>();
    private long instructions;
    private final Set<MethodKey> open = new HashSet<>();
    private final FieldValues fields;
    private final SettledFields settled;
    private final Copies copies;
    private final Mutations mutations;
    private final DefaultArguments defaults;
    private final CallResults results;
    private final Interner interner = new Interner();
    private final Ports ports;
    private final Map<MethodKey, MethodKey> called = new HashMap<>();

    /**
     * Flows over a pool's classes.
     *
     * @param pool reads the classes
     * @param targets finds what calls reach
     * @param problems takes what could not be analyzed
     * @param libraries what methods do that have no body
     * @param ports which interfaces frameworks implement by way of others
     */
    public Flows(ClassPool pool, CallTargets targets, Problems problems, LibraryMethods libraries, Ports ports) {
        this.pool = pool;
        this.ports = ports;
        this.problems = problems;
        this.fields = new FieldValues(pool, this);
        this.settled = new SettledFields(pool, libraries.saved());
        this.copies = new Copies(this, pool, targets.hierarchy(), libraries.copies(), libraries.mappings());
        this.mutations = new Mutations(this, targets, new Handing(pool), this.copies);
        this.defaults = new DefaultArguments(this, targets.hierarchy());
        this.results = new CallResults(
                this,
                targets,
                this.copies,
                new PlainMethods(this, targets, libraries.looks()),
                new ExtensionFunctions(targets.hierarchy(), new TypeFacts(pool, targets.hierarchy())),
                this.defaults);
    }

    /**
     * The flow of a method.
     *
     * @param target a method of the project's own
     * @return its flow, or empty where it has no body, is being computed, or could not be analyzed (which is a problem
     *     that was noted)
     */
    public Optional<MethodFlow> of(MethodTarget target) {
        MethodKey key = target.key();
        Optional<MethodFlow> known = flows.get(key);
        if (known != null) {
            return known;
        }
        if (target.isAbstract() || open.size() >= MAX_DEPTH || !open.add(key)) {
            return Optional.empty();
        }
        try {
            known = analyze(target);
        } finally {
            open.remove(key);
        }
        flows.put(key, known);
        instructions += Code.of(target.method()).instructions.size();
        return known;
    }

    /**
     * How much code the data flow has gone over so far, each method once.
     *
     * @return byte code instructions
     */
    public long instructions() {
        return instructions;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever broken code makes of the analyzer has to be said, not thrown
    private Optional<MethodFlow> analyze(MethodTarget target) {
        try {
            return Optional.of(MethodFlow.of(target, this));
        } catch (AnalyzerException | RuntimeException e) {
            note(target, UnfollowedCode.why(target, e));
        }
        return Optional.empty();
    }

    private void note(MethodTarget target, String why) {
        String name = Names.source(target.owner().name()) + "."
                + Names.methodDisplay(
                        target.method().name,
                        target.method().desc,
                        target.owner().name());
        problems.add(new Problem(
                target.owner().name(),
                target.key().signature(),
                true,
                "The method " + name + " is not judged: " + why + "."));
    }

    @Override
    public Expr result(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        return results.of(site, method, dispatch, args);
    }

    @Override
    public List<Mutations.Change> changes(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        return defaults.in(method, args)
                .map(call -> changes(site, call.method(), call.dispatch(), call.args()))
                .orElseGet(() -> mutations.of(site, method, dispatch, args));
    }

    /**
     * What a method without a body writes to an object that it fills.
     *
     * @param call the call
     * @return the writes, as if the caller had them; nothing for other methods, and for objects that were made in sight
     */
    public List<FieldWrite> filled(CallSite call) {
        return copies.writes(call);
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
        if (!isFollowed(constructor)) {
            return new Expr.Fresh(site, constructor.owner(), constructor.descriptor(), args);
        }
        Expr made = new Expr.Fresh(site, constructor.owner(), constructor.descriptor(), List.of(), Fields.unset());
        List<Expr> given = new ArrayList<>(List.of(made));
        given.addAll(args);
        Expr now = made;
        for (Mutations.Change change : changes(site, constructor, Dispatch.SPECIAL, given)) {
            now = change.object().equals(made)
                    ? MadeObjects.after(now, change.field(), change.value(), change.always())
                    : now;
        }
        return (Expr.Fresh) now;
    }

    /**
     * An object after one of its methods without parameters has run.
     *
     * @param method the method
     * @param object the object, made in sight
     * @return the object with what the method wrote to it
     */
    public Expr.Fresh after(MethodKey method, Expr.Fresh object) {
        Expr.Fresh now = object;
        for (Mutations.Change change : changes(object.site(), method, Dispatch.VIRTUAL, List.of(object))) {
            if (change.object().equals(object)
                    && MadeObjects.after(now, change.field(), change.value(), change.always())
                            instanceof Expr.Fresh next) {
                now = next;
            }
        }
        return now;
    }

    @Override
    public boolean isFollowed(MethodKey constructor) {
        return projectClass(constructor.owner())
                .flatMap(model -> model.method(constructor.signature()).map(method -> new MethodTarget(model, method)))
                .filter(target -> of(target).isPresent())
                .isPresent();
    }

    /**
     * What a method hands back when it is called with some values.
     *
     * @param target the method
     * @param args the values as they are when it is called, receiver first
     * @return one of the values that it hands back, in the caller's terms; empty where its code could not be analyzed
     */
    public Optional<Expr> returned(MethodTarget target, List<Expr> args) {
        return of(target).map(flow -> handedBack(target, flow.returned(), args));
    }

    /** Fields that the method leaves alone hold at its end what they held when it was called. */
    Expr handedBack(MethodTarget body, Expr returned, List<Expr> args) {
        if (!Subexpressions.mentionsParameter(returned) || args.stream().noneMatch(Subexpressions::holdsMade)) {
            return substitute(returned, args);
        }
        Set<String> changed = new HashSet<>();
        mutations.of(body).forEach(mutation -> changed.add(mutation.field()));
        Predicate<String> same = changed.contains(Fields.ANY) ? name -> false : name -> !changed.contains(name);
        return substitute(returned, args, field -> fields.of(field, same));
    }

    /**
     * An expression of a callee in the caller's terms.
     *
     * @param expr the callee's expression
     * @param args what the caller hands over, receiver first
     * @return the caller's expression
     */
    public Expr substitute(Expr expr, List<Expr> args) {
        return substitute(expr, args, this::fieldValue);
    }

    private static Expr substitute(Expr expr, List<Expr> args, Function<Expr.Field, Expr> values) {
        return Subexpressions.rewrite(expr, part -> {
            if (part instanceof Expr.Param param) {
                return param.index() < args.size() ? args.get(param.index()) : Exprs.UNKNOWN;
            }
            if (part instanceof Expr.Call call) {
                return JoinPoints.handedOut(call)
                        .or(() -> Tuples.part(call))
                        .or(() -> GivenMessages.part(call))
                        .orElse(part);
            }
            return part instanceof Expr.Field field ? values.apply(field) : part;
        });
    }

    /**
     * Keeps equal values once, for what is kept of many methods.
     *
     * @return the values of all flows
     */
    public Interner interner() {
        return interner;
    }

    @Override
    public MethodKey called(MethodInsnNode call) {
        return called.computeIfAbsent(
                new MethodKey(call.owner, call.name, call.desc), method -> interner.of(ports.called(method)));
    }

    /**
     * The interfaces that frameworks implement by way of others.
     *
     * @return those of the pool
     */
    public Ports ports() {
        return ports;
    }

    /**
     * The fields that keep what their objects were made with.
     *
     * @return those of the pool
     */
    public SettledFields settled() {
        return settled;
    }

    @Override
    public Expr fieldValue(Expr.Field field) {
        return fields.of(field);
    }

    @Override
    public Expr read(Expr.Field field) {
        return fields.now(field);
    }

    /**
     * A declared class of the project.
     *
     * @param name internal name
     * @return the class, or empty where it is not the project's
     */
    Optional<ClassModel> projectClass(String name) {
        return pool.find(name).filter(ClassModel::isProject);
    }

    /** The project's files of some kind that are no classes; none, which is said, where they cannot be read. */
    List<ProjectFile> files(String suffix) {
        try {
            return pool.files(suffix);
        } catch (IOException e) {
            problems.add(
                    new Problem("", "", true, "The project's files *" + suffix + " cannot be listed or read: " + e));
            return List.of();
        }
    }
}
