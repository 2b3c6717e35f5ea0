package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.WiredObject;
import dev.hapax.analysis.classes.WiredObject.Slot;
import dev.hapax.analysis.wiring.Candidates.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * Follows objects that code in sight makes and puts into each other, from the fields that hold them back to where they are
 * made: constructors, methods that make objects for a framework, a {@code main} method. Where one way to a field cannot be
 * followed, nothing is known of what it holds. Not thread-safe.
 */
final class HandWiring {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_OBJECTS = 8;

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Candidates candidates;
    private final MadeFields madeFields;
    private final MakingSites sites;
    private final DataTypes data;
    private final Map<MethodKey, Supply> returned = new HashMap<>();
    private final Set<Object> open = new HashSet<>();

    HandWiring(ClassPool pool, Hierarchy hierarchy, FactoryMethods factories) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.candidates = new Candidates(pool, hierarchy, factories);
        this.madeFields = new MadeFields(pool);
        this.sites = new MakingSites(pool);
        this.data = new DataTypes(hierarchy);
    }

    /** A question that leads back to itself has no answer. */
    private record Asked(MethodKey method, int parameter) {}

    /** The objects that a field can hold in any object of its class; empty where that is not known. */
    Optional<List<WiredObject>> in(ClassModel owner, String name) {
        Slot slot = new Slot(owner.name(), name);
        if (data.contain(owner) || isData(slot) || !open.add(slot)) {
            return Optional.empty();
        }
        try {
            return madeFields.isSettled(slot) ? constructed(owner, slot) : injected(owner, slot);
        } finally {
            open.remove(slot);
        }
    }

    private Optional<List<WiredObject>> constructed(ClassModel owner, Slot slot) {
        List<Optional<List<WiredObject>>> found = new ArrayList<>();
        for (MethodNode method : owner.node().methods) {
            if (method.name.equals("<init>")) {
                MethodTarget constructor = new MethodTarget(owner, method);
                Optional<Map<Slot, Supply>> fields = madeFields.of(constructor.key());
                if (fields.isEmpty()) {
                    return Optional.empty();
                }
                Optional.ofNullable(fields.get().get(slot))
                        .ifPresent(supply -> found.add(
                                supply instanceof Supply.Parameter parameter
                                        ? parameter(constructor, parameter.index(), slot.name())
                                        : resolve(supply, constructor)));
            }
        }
        return all(found.stream());
    }

    /** What a framework puts into a field that no code in sight writes. */
    private Optional<List<WiredObject>> injected(ClassModel owner, Slot slot) {
        boolean left = owner.field(slot.name())
                .filter(field -> Annotations.of(field).findAny().isPresent())
                .isPresent();
        return left && !madeFields.isWritten(slot)
                ? owner.field(slot.name())
                        .flatMap(field -> injected(Type.getType(field.desc), InjectionPoints.of(owner, slot.name())))
                : Optional.empty();
    }

    private Optional<List<WiredObject>> resolve(Supply supply, MethodTarget in) {
        if (open.size() > MAX_DEPTH) {
            return Optional.empty();
        } else if (supply instanceof Supply.Made made) {
            return Optional.of(List.of(object(made, in)));
        } else if (supply instanceof Supply.Parameter parameter) {
            return parameter(in, parameter.index(), "");
        } else if (supply instanceof Supply.Held held) {
            return hierarchy.supertypes(held.owner()).stream()
                    .flatMap(type -> pool.find(type).stream())
                    .filter(model -> model.field(held.name()).isPresent())
                    .findFirst()
                    .flatMap(model -> in(model, held.name()));
        } else if (supply instanceof Supply.Result result) {
            return handedBack(result, in);
        }
        return supply instanceof Supply.Either several
                ? all(several.options().stream().map(option -> resolve(option, in)))
                : Optional.empty();
    }

    /** All of several; empty where one of them is not known, or where they are too many. */
    private static Optional<List<WiredObject>> all(Stream<Optional<List<WiredObject>>> several) {
        Set<WiredObject> all = new LinkedHashSet<>();
        for (Optional<List<WiredObject>> some : several.toList()) {
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return all.isEmpty() || all.size() > MAX_OBJECTS ? Optional.empty() : Optional.of(List.copyOf(all));
    }

    private WiredObject object(Supply.Made made, MethodTarget in) {
        String type = made.constructor().owner();
        Map<Slot, List<WiredObject>> fields = new LinkedHashMap<>();
        if (open.add(made)) {
            madeFields.of(made.constructor()).orElse(Map.of()).forEach((slot, supply) -> {
                int classes = classes(slot);
                Optional<List<WiredObject>> held =
                        classes == 0 ? Optional.empty() : resolve(supply.with(made.args()), in);
                held.filter(objects -> classes > 1 || !objects.stream().allMatch(WiredObject::isLikeAny))
                        .ifPresent(objects -> fields.put(slot, objects));
            });
            open.remove(made);
        }
        return new WiredObject(type, fields);
    }

    /** Of how many classes of the project an object in a field can be. */
    private int classes(Slot slot) {
        return type(slot).map(type -> candidates.concrete(type).size()).orElse(0);
    }

    private boolean isData(Slot slot) {
        return type(slot)
                .filter(type -> pool.find(type).filter(data::contain).isPresent()
                        || candidates.concrete(type).stream().anyMatch(data::contain))
                .isPresent();
    }

    private Optional<String> type(Slot slot) {
        return pool.find(slot.owner())
                .flatMap(model -> model.field(slot.name()))
                .map(field -> Type.getType(field.desc))
                .filter(type -> type.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .filter(type -> !type.startsWith("java/"));
    }

    private Optional<List<WiredObject>> handedBack(Supply.Result result, MethodTarget in) {
        Optional<MethodTarget> body = hierarchy
                .resolve(result.method())
                .filter(target -> target.owner().isProject() && !target.isAbstract())
                .filter(target -> Hierarchy.isFixed(target)
                        || hierarchy.implementations(result.method()).size() < 2);
        if (body.isEmpty() || !open.add(result)) {
            return Optional.empty();
        }
        try {
            return resolve(returned(body.get()).with(result.args()), in);
        } finally {
            open.remove(result);
        }
    }

    private Supply returned(MethodTarget method) {
        return returned.computeIfAbsent(
                method.key(),
                key -> SupplyReader.of(method).map(SupplyReader::returned).orElseGet(Supply.Open::new));
    }

    /** What a method is given by those who call it, if these are all in sight, or are a framework. */
    private Optional<List<WiredObject>> parameter(MethodTarget method, int index, String field) {
        boolean constructor = method.method().name.equals("<init>");
        boolean factory = candidates.isFactory(product -> product.method().equals(method));
        Asked asked = new Asked(method.key(), index);
        if ((!constructor && !factory) || !open.add(asked)) {
            return Optional.empty();
        }
        try {
            Optional<List<MakingSites.Making>> makings = constructor ? sites.of(method.key()) : Optional.of(List.of());
            if (makings.isEmpty()) {
                return Optional.empty();
            }
            boolean framework = makings.get().isEmpty() || candidates.isMadeByFramework(method.owner());
            return all(Stream.concat(
                    makings.get().stream().map(making -> resolve(making.args().get(index), making.in())),
                    framework ? Stream.of(injected(method, index, field)) : Stream.empty()));
        } finally {
            open.remove(asked);
        }
    }

    private Optional<List<WiredObject>> injected(MethodTarget method, int index, String field) {
        Optional<String> wanted = BeanMarks.wanted(Annotations.ofParameter(method.method(), index));
        String name = Annotations.parameterName(method.method(), index).orElse(field);
        return injected(Type.getArgumentTypes(method.method().desc)[index], new InjectionPoints.Point(wanted, name));
    }

    private Optional<List<WiredObject>> injected(Type type, InjectionPoints.Point point) {
        if (type.getSort() != Type.OBJECT || open.size() > MAX_DEPTH) {
            return Optional.empty();
        }
        return all(candidates.of(type.getInternalName(), point, product -> open.contains(product.method())).stream()
                .map(this::objects));
    }

    private Optional<List<WiredObject>> objects(Candidate candidate) {
        if (candidate instanceof Candidate.Component component) {
            return Optional.of(List.of(WiredObject.of(component.type().name())));
        }
        MethodTarget method = ((Candidate.Produced) candidate).product().method();
        open.add(method);
        try {
            return resolve(returned(method), method);
        } finally {
            open.remove(method);
        }
    }
}
