package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.TypeArguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Type;

/** What objects hold after a library has copied others to them, name by name: {@code BeanUtils.copyProperties(message, entity)}. */
final class Copies {
    private static final Set<String> TAKEN = Set.of("get", "orElseThrow", "orElse", "orElseGet");

    private final Flows flows;
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final TypeFacts facts;
    private final TypeArguments arguments;
    private final Properties properties;
    private final Function<MethodKey, Optional<Copying>> known;
    private final Mappings mappings;

    Copies(
            Flows flows,
            ClassPool pool,
            Hierarchy hierarchy,
            Function<MethodKey, Optional<Copying>> known,
            Function<MethodKey, Optional<ObjectMapping>> mappings) {
        this.flows = flows;
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.facts = new TypeFacts(pool, hierarchy);
        this.arguments = new TypeArguments(pool);
        this.properties = new Properties(pool);
        this.known = known;
        this.mappings = new Mappings(flows, pool, properties, mappings);
    }

    /** What a call writes to the object that it copies to; empty where it copies nothing. */
    Optional<List<Mutations.Change>> changes(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        Optional<Copying> copying = method.owner().startsWith("java/") ? Optional.empty() : known.apply(method);
        if (copying.isEmpty()) {
            return mappings.changes(method, dispatch, args);
        }
        OptionalInt to = copying.get().to();
        return Optional.of(
                to.isPresent()
                        ? written(
                                new Call(site, dispatch, args, copying.get()), argument(dispatch, args, to.getAsInt()))
                        : List.of());
    }

    /**
     * The object that a call makes and copies to; empty where it makes none, or of which class is not known, and where it is
     * made of a tree or a map: then it is as much of the message as that.
     */
    Optional<Expr> made(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        Optional<Copying> copying = method.owner().startsWith("java/") ? Optional.empty() : known.apply(method);
        Optional<String> type = copying.filter(found -> found.type().isPresent())
                .flatMap(found -> type(argument(dispatch, args, found.type().getAsInt())));
        if (type.isEmpty()) {
            return copying.isEmpty() ? mappings.made(site, method, dispatch, args) : Optional.empty();
        }
        MethodKey constructor = new MethodKey(type.get(), "<init>", "()V");
        Expr made = new Expr.Fresh(site, type.get(), "()V", List.of(), Fields.unset());
        if (flows.isFollowed(constructor)) {
            made = after(made, flows.changes(site, constructor, Dispatch.SPECIAL, List.of(made)));
        }
        Expr bare = made;
        return copied(new Call(site, dispatch, args, copying.get()), made).map(changes -> after(bare, changes));
    }

    /** What a method whose body is not in sight writes to an object that was not made in sight, by what its declaration says. */
    List<FieldWrite> writes(CallSite call) {
        return mappings.writes(call);
    }

    private record Call(Site site, Dispatch dispatch, List<Expr> args, Copying copying) {
        Expr from() {
            return Exprs.nonNull(argument(dispatch, args, copying.from()));
        }

        /** How many arguments come after one; negative where the call has no such argument. */
        int after(int argument) {
            return args.size() - (dispatch.hasReceiver() ? 1 : 0) - 1 - argument;
        }

        /** The names of the properties that are left out; empty where they are not known. */
        Optional<Set<String>> except() {
            if (copying.except().isEmpty()) {
                return Optional.of(Set.of());
            }
            Expr names = argument(dispatch, args, copying.except().getAsInt());
            return names instanceof Expr.Array array
                    ? Optional.of(Set.copyOf(array.elements().stream()
                            .flatMap(name -> Texts.of(name, "?").stream())
                            .toList()))
                    : Optional.empty();
        }
    }

    private static Expr argument(Dispatch dispatch, List<Expr> args, int index) {
        int at = dispatch.hasReceiver() ? index + 1 : index;
        return at < args.size() ? args.get(at) : Exprs.UNKNOWN;
    }

    /** The project's own class that an argument names. */
    private Optional<String> type(Expr argument) {
        return argument instanceof Expr.Const constant && constant.value() instanceof Type type
                ? Optional.of(type)
                        .filter(found -> found.getSort() == Type.OBJECT)
                        .map(Type::getInternalName)
                        .filter(name -> pool.find(name)
                                .filter(model -> model.isProject() && !model.isInterface())
                                .isPresent())
                : Optional.empty();
    }

    private static Expr after(Expr made, List<Mutations.Change> changes) {
        Expr now = made;
        for (Mutations.Change change : changes) {
            now = MadeObjects.after(now, change.field(), change.value(), change.always());
        }
        return now;
    }

    private List<Mutations.Change> written(Call call, Expr to) {
        Expr anything = Leaves.of(List.of(call.from(), Exprs.UNKNOWN));
        return copied(call, to).orElseGet(() -> List.of(new Mutations.Change(to, Fields.COPIED, anything, true)));
    }

    /** What is copied, property by property; empty where it is not known which there are. */
    private Optional<List<Mutations.Change>> copied(Call call, Expr to) {
        Optional<String> source =
                typeOf(call.from(), call.site(), call.after(call.copying().from()));
        Optional<String> target =
                typeOf(to, call.site(), call.after(call.copying().to().orElse(Integer.MAX_VALUE)));
        Optional<Set<String>> except = call.except();
        if (source.isPresent() && target.isPresent() && except.isPresent()) {
            Set<String> offered = properties.of(source.get());
            List<Mutations.Change> changes = new ArrayList<>();
            for (String name : properties.fields(target.get())) {
                if (!except.get().contains(name)) {
                    value(call, source.get(), offered, name)
                            .ifPresent(value -> changes.add(new Mutations.Change(to, name, value, true)));
                }
            }
            if (!changes.isEmpty() || isProject(source.get())) {
                return Optional.of(changes);
            }
        }
        return Optional.empty();
    }

    private Optional<Expr> value(Call call, String source, Set<String> offered, String name) {
        if (offered.contains(name)) {
            return Optional.of(flows.read(new Expr.Field(call.from(), source, name)));
        }
        boolean alike = call.copying().loose()
                && offered.stream().anyMatch(other -> other.endsWith(Properties.capitalized(name)));
        return alike ? Optional.of(Exprs.UNKNOWN) : Optional.empty();
    }

    /** By what is known of the value, or else by the variable that is passed. */
    private Optional<String> typeOf(Expr value, Site site, int after) {
        return hierarchy
                .resolve(site.method())
                .flatMap(in -> facts.of(value, in)
                        .map(TypeFacts.Bound::type)
                        .or(() -> present(value))
                        .or(() -> after < 0 ? Optional.empty() : DeclaredLocals.typeOf(in, site.index(), after)))
                .filter(type -> !type.startsWith("java/"));
    }

    /** Nobody casts what is taken out of an optional value and passed on as any object. */
    private Optional<String> present(Expr value) {
        return value instanceof Expr.Call taken
                        && taken.method().owner().equals("java/util/Optional")
                        && TAKEN.contains(taken.method().name())
                        && Exprs.nonNull(taken.args().get(0)) instanceof Expr.Call held
                ? hierarchy
                        .resolve(held.method())
                        .flatMap(method ->
                                arguments.ofReturned(method, held.method().owner()))
                : Optional.empty();
    }

    private boolean isProject(String type) {
        return pool.find(type).filter(ClassModel::isProject).isPresent();
    }
}
