package dev.hapax.analysis.classes;

import dev.hapax.analysis.ClassOutline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/** Who inherits from whom, and which method a call reaches. Safe against cycles and missing classes. Not thread-safe. */
public final class Hierarchy {
    /** From how many heirs of a class on their methods are not told apart. */
    private static final int MAX_HEIRS = 500;

    private final ClassPool pool;
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<String, Boolean> complete = new HashMap<>();
    private final Map<MethodKey, Optional<MethodTarget>> resolved = new HashMap<>();
    private final Map<MethodKey, List<MethodTarget>> implementations = new HashMap<>();
    private @Nullable Map<String, Set<String>> projectChildren;
    private @Nullable Set<String> childrenAmong;

    /**
     * The hierarchy of a pool's classes.
     *
     * @param pool reads the classes
     */
    public Hierarchy(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * A class and all that it inherits from, as far as that can be read.
     *
     * @param name internal name
     * @return internal names, the class itself first, nearer ones before farther ones
     */
    public Set<String> supertypes(String name) {
        Set<String> known = supertypes.get(name);
        if (known == null) {
            known = walk(name);
            supertypes.put(name, known);
        }
        return known;
    }

    /**
     * Whether all can be read that a class inherits from.
     *
     * @param name internal name
     * @return false where the class or one of its parents is not found: it may be of any type then
     */
    public boolean isComplete(String name) {
        return complete.computeIfAbsent(
                name,
                type -> supertypes(type).stream()
                        .allMatch(parent -> pool.find(parent).isPresent()));
    }

    private Set<String> walk(String name) {
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (seen.add(next)) {
                pool.find(next).ifPresent(model -> open.addAll(model.parents()));
            }
        }
        return seen;
    }

    /**
     * Whether a class is the project's own.
     *
     * @param name internal name
     * @return true if its code is followed
     */
    public boolean isProject(String name) {
        return projectType(name).isPresent();
    }

    /**
     * The declaration that a call names; what a bridge leads to counts for the bridge.
     *
     * @param call owner, name and descriptor as the call has them
     * @return the nearest declaration, with or without a body
     */
    public Optional<MethodTarget> resolve(MethodKey call) {
        Optional<MethodTarget> known = resolved.get(call);
        if (known == null) {
            resolved.put(call, Optional.empty()); // code that only claims to be a bridge can lead back here
            Optional<MethodTarget> found = lookUp(call);
            known = found.flatMap(Bridges::behind)
                    .flatMap(behind -> resolve(behind.in(call.owner())))
                    .or(() -> found);
            resolved.put(call, known);
        }
        return known;
    }

    private Optional<MethodTarget> lookUp(MethodKey call) {
        Optional<MethodTarget> declared = Optional.empty();
        for (String type : supertypes(call.owner())) {
            Optional<ClassModel> model = pool.find(type);
            Optional<MethodNode> method = model.flatMap(m -> m.method(call.signature()));
            if (method.isPresent()) {
                MethodTarget target = new MethodTarget(model.get(), method.get());
                if (!target.isAbstract()) {
                    return Optional.of(target);
                }
                declared = declared.isPresent() ? declared : Optional.of(target);
            }
        }
        return declared;
    }

    /**
     * The bodies that a virtual call can reach in the project's classes.
     *
     * @param call owner, name and descriptor as the call has them
     * @return the bodies, each once; empty where the project has none
     */
    public List<MethodTarget> implementations(MethodKey call) {
        List<MethodTarget> known = implementations.get(call);
        if (known == null) {
            known = overriding(call);
            implementations.put(call, known);
        }
        return known;
    }

    private List<MethodTarget> overriding(MethodKey call) {
        Set<String> types = projectSubtypes(call.owner());
        List<String> implemented = types.stream()
                .filter(type ->
                        pool.find(type).filter(model -> !model.isAbstract()).isPresent())
                .toList();
        List<MethodTarget> targets = bodies(call, implemented);
        return targets.isEmpty() ? bodies(call, types) : targets;
    }

    /** Where a framework makes the objects, as those of repositories, the bodies are those of the types that it goes by. */
    private List<MethodTarget> bodies(MethodKey call, Collection<String> types) {
        Map<MethodTarget, List<String>> targets = new LinkedHashMap<>();
        for (String type : types) {
            if (pool.find(type).isPresent()) {
                resolve(call.in(type))
                        .filter(t -> !t.isAbstract() && t.owner().isProject())
                        .ifPresent(target -> targets.computeIfAbsent(target, key -> new ArrayList<>(1))
                                .add(type));
            }
        }
        return targets.entrySet().stream()
                .map(entry -> entry.getValue().size() == 1
                        ? on(entry.getKey(), entry.getValue().get(0))
                        : entry.getKey())
                .toList();
    }

    /**
     * A method of objects of one class, where that makes a difference to what its own calls reach.
     *
     * @param target the method
     * @param type internal name of the objects' class; empty for any
     * @return the method, for that class alone if others inherit it too
     */
    public MethodTarget on(MethodTarget target, String type) {
        int heirs = type.isEmpty() || target.isStatic()
                ? 0
                : projectSubtypes(target.owner().name()).size();
        return target.on(heirs > 1 && heirs <= MAX_HEIRS ? type : "");
    }

    /**
     * The project's classes that inherit from a class.
     *
     * @param name internal name
     * @return internal names, with the class itself if it is there
     */
    public Set<String> projectSubtypes(String name) {
        Map<String, Set<String>> children = children();
        Set<String> seen = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            if (seen.add(next)) {
                open.addAll(children.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }

    /**
     * A class of the project's own.
     *
     * @param name internal name
     * @return the class; empty where it is a library's, or cannot be read
     */
    public Optional<ClassModel> projectType(String name) {
        return pool.find(name).filter(ClassModel::isProject);
    }

    /**
     * The project's own classes.
     *
     * @return those that can be read
     */
    public Stream<ClassModel> projectTypes() {
        return pool.projectClasses().stream().flatMap(name -> pool.find(name).stream());
    }

    @SuppressWarnings("ReferenceEquality") // another set means that there are other classes
    private Map<String, Set<String>> children() {
        Map<String, Set<String>> known = projectChildren;
        Set<String> names = pool.projectClasses();
        if (known == null || names != childrenAmong) {
            known = new HashMap<>();
            for (String name : names) {
                List<String> parents = pool.outline(name)
                        .filter(outline -> !ClassModel.isProxy(outline.parents()))
                        .map(ClassOutline::parents)
                        .orElse(List.of());
                for (String parent : parents) {
                    known.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(name);
                }
            }
            projectChildren = known;
            childrenAmong = names;
        }
        return known;
    }

    /**
     * Whether no class can override a method.
     *
     * @param target the method
     * @return true for private, static and final methods, constructors and methods of final classes
     */
    public static boolean isFixed(MethodTarget target) {
        int fixed = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
        return (target.method().access & fixed) != 0
                || (target.owner().node().access & Opcodes.ACC_FINAL) != 0
                || target.method().name.equals("<init>");
    }
}
