package dev.hapax.analysis.aspects;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.NamesFallback;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds what annotations name that is run where a method fails. Not thread-safe. */
public final class Fallbacks {
    private static final int NOT_RUN = Opcodes.ACC_ABSTRACT | Opcodes.ACC_SYNTHETIC;

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Function<String, List<CatalogRow>> catalog;
    private final FallbackParameters parameters;
    private final MetaAnnotations metaAnnotations;
    private final Map<MethodTarget, List<Fallback>> known = new HashMap<>();
    private final Map<String, List<CatalogRow>> rows = new HashMap<>();
    private final Map<String, Boolean> present = new HashMap<>();

    /**
     * Fallbacks among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     * @param catalog the rows about the elements of an annotation that name fallbacks, by the annotation's internal name
     */
    public Fallbacks(ClassPool pool, Hierarchy hierarchy, Function<String, List<CatalogRow>> catalog) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.catalog = catalog;
        this.parameters = new FallbackParameters(hierarchy);
        this.metaAnnotations = new MetaAnnotations(pool);
    }

    /**
     * What is run where a method fails that is called through the object that a framework hands out.
     *
     * @param method the method
     * @return the fallbacks, each once
     */
    public List<Fallback> of(MethodTarget method) {
        List<Fallback> found = known.get(method);
        if (found == null) {
            found = Advices.isProxied(method) ? find(method) : List.of();
            known.put(method, found);
        }
        return found;
    }

    /** An annotation of the method stands before the same one of its class. */
    private List<Fallback> find(MethodTarget method) {
        Set<String> own = Annotations.of(method.method())
                .map(annotation -> annotation.desc)
                .collect(Collectors.toSet());
        Map<MethodTarget, Fallback> found = new LinkedHashMap<>();
        Stream.concat(
                        Annotations.of(method.method()),
                        Annotations.of(method.owner()).filter(annotation -> !own.contains(annotation.desc)))
                .flatMap(this::naming)
                .forEach(naming ->
                        named(method, naming).forEach(fallback -> found.putIfAbsent(fallback.body(), fallback)));
        return List.copyOf(found.values());
    }

    /** An annotation and what the catalog says about one of its elements. */
    private record Naming(AnnotationNode annotation, String element, NamesFallback role) {}

    private Stream<Naming> naming(AnnotationNode annotation) {
        String type = Type.getType(annotation.desc).getInternalName();
        return pool.projectClasses().contains(type)
                ? pool.find(type).stream().flatMap(model -> composed(annotation, model))
                : by(annotation);
    }

    /** What stands on an annotation of the project. */
    private Stream<Naming> composed(AnnotationNode annotation, ClassModel type) {
        return metaAnnotations
                .behind(annotation)
                .filter(meta -> !rows(meta).isEmpty())
                .flatMap(meta -> by(AliasedElements.merged(meta, annotation, type)))
                .filter(naming -> naming.role().composed());
    }

    private Stream<Naming> by(AnnotationNode annotation) {
        return rows(annotation).stream()
                .flatMap(row -> row.role() instanceof NamesFallback role
                        ? Stream.of(new Naming(annotation, row.method(), role))
                        : Stream.empty());
    }

    private List<CatalogRow> rows(AnnotationNode annotation) {
        return rows.computeIfAbsent(
                annotation.desc,
                descriptor -> catalog.apply(Type.getType(descriptor).getInternalName()));
    }

    private List<Fallback> named(MethodTarget method, Naming naming) {
        NamesFallback role = naming.role();
        if (!role.needs().map(this::isPresent).orElse(true)) {
            return List.of();
        }
        if (role.standIn().isPresent()) {
            return standingIn(method, naming, role.standIn().get());
        }
        AnnotationNode annotation = naming.annotation();
        List<Fallback> found = new ArrayList<>();
        for (MethodTarget body : candidates(method, annotation, naming.element(), role)) {
            if (!body.equals(method)) {
                (role.runs().isPresent()
                                ? Optional.of(new FallbackParameters.Fit(Map.of(), Optional.empty()))
                                : parameters.fit(method, body, role.failure()))
                        .map(fit -> fallback(body, fit, annotation, role))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private static Fallback fallback(
            MethodTarget body, FallbackParameters.Fit fit, AnnotationNode annotation, NamesFallback role) {
        List<String> named = role.catches().stream()
                .flatMap(element -> Annotations.types(annotation, element).stream())
                .map(Type::getInternalName)
                .toList();
        List<String> all = named.isEmpty() ? List.of("java/lang/Throwable") : named;
        boolean partly = role.except()
                .filter(element -> !Annotations.types(annotation, element).isEmpty())
                .isPresent();
        return new Fallback(body, fit.given(), fit.failure().map(List::of).orElse(all), partly, role.ownCalls());
    }

    /** The same method of other objects, which are there for that. */
    private List<Fallback> standingIn(MethodTarget method, Naming naming, String mark) {
        String type = Annotations.type(naming.annotation(), naming.element())
                .filter(named -> named.getSort() == Type.OBJECT)
                .map(Type::getInternalName)
                .orElseGet(() -> method.owner().name());
        Map<Integer, Integer> given = new HashMap<>();
        for (int i = 0; i < Type.getArgumentTypes(method.method().desc).length; i++) {
            given.put(i, i);
        }
        FallbackParameters.Fit fit = new FallbackParameters.Fit(given, Optional.empty());
        List<Fallback> found = new ArrayList<>();
        for (String heir : hierarchy.projectSubtypes(type)) {
            Optional<AnnotationNode> marked = pool.find(heir)
                    .filter(model -> !model.isAbstract())
                    .flatMap(model -> metaAnnotations.find(Annotations.of(model), Set.of(mark)));
            Optional<MethodTarget> body = hierarchy
                    .resolve(method.key().in(heir))
                    .filter(target -> !target.isAbstract() && target.owner().isProject() && !target.equals(method));
            if (marked.isPresent() && body.isPresent()) {
                found.add(fallback(hierarchy.on(body.get(), heir), fit, marked.get(), naming.role()));
            }
        }
        return found;
    }

    private List<MethodTarget> candidates(
            MethodTarget method, AnnotationNode annotation, String element, NamesFallback role) {
        if (role.runs().isPresent()) {
            return Annotations.type(annotation, element).stream()
                    .flatMap(type -> methods(type.getInternalName()))
                    .filter(body -> body.method().name.equals(role.runs().get()))
                    .limit(1)
                    .toList();
        }
        String owner = method.receiver().isEmpty() ? method.owner().name() : method.receiver();
        Optional<String> name = Annotations.text(annotation, element).filter(text -> !text.isBlank());
        if (name.isPresent()) {
            return methods(owner)
                    .filter(body -> body.method().name.equals(name.get()))
                    .toList();
        }
        return role.markedBy().stream()
                .flatMap(mark -> methods(owner).filter(body -> isMarked(body, mark, role.composed())))
                .toList();
    }

    private boolean isMarked(MethodTarget body, String mark, boolean composed) {
        return composed
                ? metaAnnotations
                        .find(Annotations.of(body.method()), Set.of(mark))
                        .isPresent()
                : Annotations.find(body.method(), mark).isPresent();
    }

    /** The methods of a class and of what it inherits from, as far as they are the project's; an overridden one only once. */
    private Stream<MethodTarget> methods(String owner) {
        Map<String, MethodTarget> found = new LinkedHashMap<>();
        for (String type : hierarchy.supertypes(owner)) {
            Optional<ClassModel> model = pool.find(type).filter(ClassModel::isProject);
            for (MethodNode body : model.map(one -> one.node().methods).orElse(List.of())) {
                if ((body.access & NOT_RUN) == 0) {
                    found.putIfAbsent(body.name + body.desc, new MethodTarget(model.get(), body));
                }
            }
        }
        return found.values().stream().map(body -> hierarchy.on(body, owner));
    }

    private boolean isPresent(String annotation) {
        return present.computeIfAbsent(
                annotation,
                wanted -> pool.projectClasses().stream()
                        .anyMatch(name -> pool.outline(name)
                                .filter(outline -> outline.annotations().contains(wanted))
                                .isPresent()));
    }
}
