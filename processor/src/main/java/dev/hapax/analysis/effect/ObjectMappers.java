package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.ObjectMapping;
import dev.hapax.analysis.flow.ObjectMapping.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Methods of MapStruct's mappers whose generated classes are not among the project's: the declaration says what they do. Each is
 * read once. Not thread-safe.
 */
public final class ObjectMappers {
    private static final String PACKAGE = "Lorg/mapstruct/";
    private static final String MAPPER = PACKAGE + "Mapper;";
    private static final String DECORATED = PACKAGE + "DecoratedWith;";
    private static final String TARGET = PACKAGE + "MappingTarget;";
    private static final String CONTEXT = PACKAGE + "Context;";
    private static final String MAPPING = PACKAGE + "Mapping;";
    private static final String MAPPINGS = PACKAGE + "Mappings;";
    private static final String BEAN = PACKAGE + "BeanMapping;";
    /** What can fill properties that no method of the mapper says anything about. */
    private static final Set<String> HOOKS =
            Set.of(PACKAGE + "AfterMapping;", PACKAGE + "BeforeMapping;", PACKAGE + "ObjectFactory;");
    /** The same, for the one method that it stands at. */
    private static final Set<String> INHERITS =
            Set.of(PACKAGE + "InheritConfiguration;", PACKAGE + "InheritInverseConfiguration;");
    /** What makes another value of the one that is named. */
    private static final List<String> CHANGES = List.of(
            "qualifiedByName",
            "qualifiedBy",
            "defaultValue",
            "defaultExpression",
            "conditionExpression",
            "conditionQualifiedByName");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Map<MethodKey, Optional<ObjectMapping>> known = new HashMap<>();

    /**
     * Mappers among a pool's classes.
     *
     * @param pool reads the classes
     * @param hierarchy their inheritance
     */
    public ObjectMappers(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /**
     * What a method does.
     *
     * @param method the method, as a call names it
     * @return how it fills an object; empty where it has a body, or is not such a method
     */
    Optional<ObjectMapping> of(MethodKey method) {
        if (method.owner().startsWith("java/")) {
            return Optional.empty();
        }
        Optional<ObjectMapping> found = known.get(method);
        if (found == null) {
            found = isMapper(method.owner())
                            && hierarchy.implementations(method).isEmpty()
                    ? hierarchy.resolve(method).filter(MethodTarget::isAbstract).flatMap(this::read)
                    : Optional.empty();
            known.put(method, found);
        }
        return found;
    }

    private boolean isMapper(String type) {
        return pool.find(type)
                .filter(ClassModel::isProject)
                .filter(model -> has(Annotations.of(model), MAPPER) && !has(Annotations.of(model), DECORATED))
                .isPresent();
    }

    private static boolean has(Stream<AnnotationNode> annotations, String wanted) {
        return annotations.anyMatch(annotation -> annotation.desc.equals(wanted));
    }

    private Optional<ObjectMapping> read(MethodTarget target) {
        MethodNode method = target.method();
        if (Annotations.find(method, BEAN)
                .filter(bean -> Annotations.isTrue(bean, "ignoreByDefault"))
                .isPresent()) {
            return Optional.empty();
        }
        Type[] types = Type.getArgumentTypes(method.desc);
        OptionalInt into = OptionalInt.empty();
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            if (has(Annotations.ofParameter(method, i), TARGET)) {
                into = OptionalInt.of(i);
            } else if (!has(Annotations.ofParameter(method, i), CONTEXT)) {
                sources.add(new Source(
                        i, bean(types[i]), Annotations.parameterName(method, i).orElse("")));
            }
        }
        Type filled = into.isPresent() ? types[into.getAsInt()] : Type.getReturnType(method.desc);
        return bean(filled).isEmpty() || !canBeMade(filled, into) || sources.isEmpty()
                ? Optional.empty()
                : Optional.of(mapping(target, filled.getInternalName(), into, sources));
    }

    /** Only of the project's classes all properties are known. */
    private boolean canBeMade(Type type, OptionalInt into) {
        return pool.find(type.getInternalName())
                .filter(model -> model.isProject() && (into.isPresent() || !model.isAbstract()))
                .isPresent();
    }

    /** A type that has properties; empty for others. */
    private String bean(Type type) {
        boolean bean = type.getSort() == Type.OBJECT
                && !type.getInternalName().startsWith("java/")
                && pool.find(type.getInternalName())
                        .filter(model -> (model.node().access & Opcodes.ACC_ENUM) == 0)
                        .isPresent();
        return bean ? type.getInternalName() : "";
    }

    private static ObjectMapping mapping(MethodTarget target, String type, OptionalInt into, List<Source> sources) {
        Map<String, ObjectMapping.Origin> named = new HashMap<>();
        Set<String> left = new HashSet<>();
        said(target.method()).forEach(said -> {
            String to = Annotations.text(said, "target").orElse("");
            int dot = to.indexOf('.');
            if (Annotations.isTrue(said, "ignore")) {
                left.add(to);
            } else if (dot > 0) {
                named.put(to.substring(0, dot), new ObjectMapping.Elsewhere());
            } else if (!to.isEmpty()) {
                named.put(to, origin(said, to));
            }
        });
        boolean whole = target.owner().node().methods.stream()
                        .flatMap(Annotations::of)
                        .noneMatch(annotation -> HOOKS.contains(annotation.desc))
                && Annotations.of(target.method()).noneMatch(annotation -> INHERITS.contains(annotation.desc))
                && named.remove(".") == null;
        return new ObjectMapping(type, into, sources, named, left, whole);
    }

    private static Stream<AnnotationNode> said(MethodNode method) {
        return Annotations.of(method)
                .flatMap(annotation -> annotation.desc.equals(MAPPINGS)
                        ? Annotations.nested(annotation, "value").stream()
                        : Stream.of(annotation).filter(one -> one.desc.equals(MAPPING)));
    }

    private static ObjectMapping.Origin origin(AnnotationNode said, String to) {
        Optional<String> constant = Annotations.text(said, "constant");
        if (constant.isPresent()) {
            return new ObjectMapping.Constant(constant.get());
        } else if (Annotations.value(said, "expression").isPresent()) {
            return new ObjectMapping.Elsewhere();
        }
        String source =
                Annotations.text(said, "source").filter(text -> !text.isEmpty()).orElse(to);
        boolean changed = CHANGES.stream()
                .anyMatch(element -> Annotations.value(said, element).isPresent());
        return new ObjectMapping.Path(List.of(source.split("\\.")), changed);
    }
}
