package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** A class as frameworks look at it: with what it inherits, and with what its annotations are annotated with. */
final class Bean {
    private final ClassModel model;
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final MetaAnnotations metaAnnotations;
    private final Neighbours neighbours;
    private final List<Member> members;

    Bean(
            ClassModel model,
            ClassPool pool,
            Hierarchy hierarchy,
            MetaAnnotations metaAnnotations,
            Neighbours neighbours) {
        this.neighbours = neighbours;
        this.model = model;
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.metaAnnotations = metaAnnotations;
        this.members = members();
    }

    ClassModel model() {
        return model;
    }

    /** Whether the project has a loop of its own that asks for records. */
    boolean isPolled() {
        return neighbours.poll();
    }

    /** Where the project's code calls a method. */
    Stream<Caller> callers(MethodTarget method) {
        return neighbours.callers(method);
    }

    /** Whether the project takes what is in a channel of SmallRye. */
    boolean isReceived(String channel) {
        return neighbours.receive(channel);
    }

    /** All code that its objects run: their methods, and what makes them. */
    Stream<MethodTarget> code() {
        return Stream.concat(constructors(), members.stream().map(Member::body));
    }

    private Stream<MethodTarget> constructors() {
        return hierarchy.supertypes(model.name()).stream()
                .flatMap(type -> pool.find(type).stream())
                .filter(ClassModel::isProject)
                .flatMap(type -> type.node().methods.stream()
                        .filter(method -> method.name.equals("<init>"))
                        .map(method -> new MethodTarget(type, method).on(receiver())));
    }

    /** The methods that its objects have; those of libraries only where they are annotated. */
    List<Member> inherited() {
        return members;
    }

    /** The methods that the class itself declares. */
    Stream<MethodTarget> declared() {
        return model.node().methods.stream().map(method -> new MethodTarget(model, method).on(receiver()));
    }

    /** Whether a type is another or inherits from it. */
    boolean is(String type, String other) {
        return hierarchy.supertypes(type).contains(other);
    }

    /** The project's code that a call leads to. */
    Optional<MethodTarget> body(MethodKey method) {
        return hierarchy.resolve(method).filter(found -> found.owner().isProject() && !found.isAbstract());
    }

    /** The project's code that a handle may lead to: for a method without a body, that of each class that has one. */
    Stream<MethodTarget> bodies(Handle handle) {
        MethodKey method = new MethodKey(handle.getOwner(), handle.getName(), handle.getDesc());
        return body(method)
                .map(Stream::of)
                .orElseGet(() -> hierarchy.implementations(method).stream()
                        .filter(found -> found.owner().isProject()));
    }

    boolean isOfProject(String type) {
        return pool.find(type).filter(ClassModel::isProject).isPresent();
    }

    boolean isOnClassPath(String type) {
        return pool.find(type).isPresent();
    }

    /** An annotation of the class or of what it inherits from. */
    Optional<AnnotationNode> onClass(Set<String> wanted) {
        return hierarchy.supertypes(model.name()).stream()
                .flatMap(type -> pool.find(type).stream())
                .flatMap(type -> find(Annotations.of(type), wanted).stream())
                .findFirst();
    }

    /** An annotation among others, or among what those are annotated with, at any depth. */
    Optional<AnnotationNode> find(Stream<AnnotationNode> annotations, Set<String> wanted) {
        return metaAnnotations.find(annotations, wanted);
    }

    /** Objects of an abstract class are always of another one. */
    private String receiver() {
        return model.isAbstract() ? "" : model.name();
    }

    private List<Member> members() {
        Map<MethodNode, List<MethodTarget>> declarations = new LinkedHashMap<>();
        Map<MethodNode, MethodTarget> bodies = new LinkedHashMap<>();
        for (String type : hierarchy.supertypes(model.name())) {
            if (type.startsWith("java/")) {
                continue;
            }
            Optional<ClassModel> owner = pool.find(type);
            for (MethodNode method : owner.map(found -> found.node().methods).orElse(List.of())) {
                if (isCandidate(method)) {
                    MethodTarget declared = new MethodTarget(owner.get(), method);
                    MethodTarget body = body(declared);
                    bodies.putIfAbsent(body.method(), body);
                    declarations
                            .computeIfAbsent(body.method(), key -> new ArrayList<>(1))
                            .add(declared);
                }
            }
        }
        return bodies.values().stream()
                .map(body -> new Member(body.on(receiver()), declarations.getOrDefault(body.method(), List.of())))
                .toList();
    }

    /** Made by the programmer, and not run before there is an object. */
    private static boolean isCandidate(MethodNode method) {
        return !method.name.startsWith("<") && (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) == 0;
    }

    private MethodTarget body(MethodTarget declared) {
        boolean own = declared.owner() == model
                || (declared.method().access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) != 0;
        return own
                ? declared
                : hierarchy.resolve(declared.key().in(model.name())).orElse(declared);
    }
}
