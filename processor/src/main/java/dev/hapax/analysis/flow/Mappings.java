package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldNode;

/** What objects hold after a method has filled them whose body is not in sight, by what its declaration says. */
final class Mappings {
    private final Flows flows;
    private final ClassPool pool;
    private final Properties properties;
    private final Function<MethodKey, Optional<ObjectMapping>> known;

    Mappings(Flows flows, ClassPool pool, Properties properties, Function<MethodKey, Optional<ObjectMapping>> known) {
        this.flows = flows;
        this.pool = pool;
        this.properties = properties;
        this.known = known;
    }

    /** What a call writes to the object that it fills; empty where the method is no such one. */
    Optional<List<Mutations.Change>> changes(MethodKey method, Dispatch dispatch, List<Expr> args) {
        return known.apply(method)
                .map(mapping -> mapping.into().isPresent()
                        ? written(
                                mapping,
                                given(dispatch, args),
                                given(dispatch, args).get(mapping.into().getAsInt()))
                        : List.of());
    }

    /** The same as writes to fields; nothing where the object that is filled was made in sight, and is followed as such. */
    List<FieldWrite> writes(CallSite call) {
        Optional<ObjectMapping> mapping = known.apply(call.method());
        return changes(call.method(), call.dispatch(), call.args()).orElse(List.of()).stream()
                .filter(change -> !MadeObjects.isFollowed(Exprs.nonNull(change.object())))
                .map(change -> new FieldWrite(
                        call.site(),
                        new Expr.Field(
                                Exprs.nonNull(change.object()),
                                mapping.map(ObjectMapping::type).orElse(""),
                                change.field()),
                        change.value()))
                .toList();
    }

    /** The object that a call makes, or hands back after it has filled it; empty where the method is no such one. */
    Optional<Expr> made(Site site, MethodKey method, Dispatch dispatch, List<Expr> args) {
        Optional<ObjectMapping> mapping = known.apply(method).filter(found -> !method.returnsVoid());
        if (mapping.isEmpty()) {
            return Optional.empty();
        }
        List<Expr> given = given(dispatch, args);
        if (mapping.get().into().isPresent()) {
            Expr filled = given.get(mapping.get().into().getAsInt());
            return Optional.of(after(filled, written(mapping.get(), given, filled)));
        }
        String type = mapping.get().type();
        Expr made = new Expr.Fresh(site, type, "()V", List.of(), Fields.unset());
        MethodKey constructor = new MethodKey(type, "<init>", "()V");
        if (flows.isFollowed(constructor)) {
            made = after(made, flows.changes(site, constructor, Dispatch.SPECIAL, List.of(made)));
        }
        return Optional.of(after(made, written(mapping.get(), given, made)));
    }

    private static List<Expr> given(Dispatch dispatch, List<Expr> args) {
        return dispatch.hasReceiver() ? args.subList(1, args.size()) : args;
    }

    private static Expr after(Expr made, List<Mutations.Change> changes) {
        Expr now = made;
        for (Mutations.Change change : changes) {
            now = MadeObjects.after(now, change.field(), change.value(), change.always());
        }
        return now;
    }

    private List<Mutations.Change> written(ObjectMapping mapping, List<Expr> given, Expr object) {
        List<Mutations.Change> changes = new ArrayList<>();
        for (String name : properties.fields(mapping.type())) {
            if (!mapping.left().contains(name)) {
                value(mapping, given, name)
                        .ifPresent(value -> changes.add(new Mutations.Change(object, name, value, true)));
            }
        }
        return changes;
    }

    private Optional<Expr> value(ObjectMapping mapping, List<Expr> given, String name) {
        ObjectMapping.Origin origin = mapping.named().get(name);
        if (origin instanceof ObjectMapping.Constant constant) {
            return Optional.of(constant(mapping.type(), name, constant.text()));
        } else if (origin instanceof ObjectMapping.Path path) {
            Expr value = at(mapping, given, path.path());
            return Optional.of(path.changed() ? Leaves.of(List.of(value, Exprs.UNKNOWN)) : value);
        } else if (origin != null) {
            return Optional.of(Exprs.UNKNOWN);
        }
        return mapping.from().stream()
                .flatMap(source -> alike(source, given, name).stream())
                .findFirst()
                .or(() -> mapping.whole() ? Optional.empty() : Optional.of(Exprs.UNKNOWN));
    }

    /** The property of that name of an argument, or the argument of that name. */
    private Optional<Expr> alike(ObjectMapping.Source source, List<Expr> given, String name) {
        Expr value = given.get(source.argument());
        if (!source.type().isEmpty() && properties.of(source.type()).contains(name)) {
            return Optional.of(flows.read(new Expr.Field(Exprs.nonNull(value), source.type(), name)));
        }
        return source.name().equals(name) ? Optional.of(value) : Optional.empty();
    }

    /** What a path leads to; where it leads is not known beyond a class that is not. */
    private Expr at(ObjectMapping mapping, List<Expr> given, List<String> path) {
        for (ObjectMapping.Source source : mapping.from()) {
            Expr argument = Exprs.nonNull(given.get(source.argument()));
            if (source.name().equals(path.get(0))) {
                return walk(argument, source.type(), path.subList(1, path.size()));
            } else if (!source.type().isEmpty() && properties.of(source.type()).contains(path.get(0))) {
                return walk(argument, source.type(), path);
            }
        }
        return Leaves.of(mapping.from().stream()
                .map(source -> given.get(source.argument()))
                .toList());
    }

    private Expr walk(Expr from, String type, List<String> path) {
        Expr at = from;
        String owner = type;
        for (String name : path) {
            if (owner.isEmpty()) {
                return Leaves.of(List.of(at));
            }
            at = flows.read(new Expr.Field(Exprs.nonNull(at), owner, name));
            owner = field(owner, name)
                    .map(field -> Type.getType(field.desc))
                    .filter(found -> found.getSort() == Type.OBJECT)
                    .map(Type::getInternalName)
                    .orElse("");
        }
        return at;
    }

    private Expr constant(String type, String name, String text) {
        Optional<String> constants = field(type, name)
                .map(field -> Type.getType(field.desc))
                .filter(found -> found.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .filter(found -> pool.find(found)
                        .filter(model -> (model.node().access & Opcodes.ACC_ENUM) != 0)
                        .isPresent());
        return constants
                .<Expr>map(found -> new Expr.Field(Exprs.STATIC, found, text))
                .orElseGet(() -> new Expr.Const(text));
    }

    /** A field of a class or of what it inherits from. */
    private Optional<FieldNode> field(String type, String name) {
        Set<String> seen = new HashSet<>();
        Optional<ClassModel> model = pool.find(type);
        while (model.isPresent() && seen.add(model.get().name())) {
            Optional<FieldNode> found = model.get().field(name);
            if (found.isPresent()) {
                return found;
            }
            model = Optional.ofNullable(model.get().node().superName).flatMap(pool::find);
        }
        return Optional.empty();
    }
}
