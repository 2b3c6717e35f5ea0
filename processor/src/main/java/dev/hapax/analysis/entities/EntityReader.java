package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.entities.Entity.Several;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads one entity from its class and the classes that it inherits from. */
final class EntityReader {
    private static final int MAX_PARENTS = 20;

    /** Library classes whose generated id counts even where they cannot be read. */
    private static final Set<String> WITH_GENERATED_ID = Set.of(
            "io/quarkus/hibernate/orm/panache/PanacheEntity",
            "io/quarkus/hibernate/orm/panache/kotlin/PanacheEntity",
            "io/quarkus/hibernate/reactive/panache/PanacheEntity",
            "io/quarkus/mongodb/panache/PanacheMongoEntity",
            "io/quarkus/mongodb/panache/reactive/ReactivePanacheMongoEntity",
            "org/springframework/data/jpa/domain/AbstractPersistable");

    /** Library classes that make documents of those that extend them. */
    private static final Set<String> DOCUMENTS = Set.of(
            "io/quarkus/mongodb/panache/PanacheMongoEntity",
            "io/quarkus/mongodb/panache/PanacheMongoEntityBase",
            "io/quarkus/mongodb/panache/reactive/ReactivePanacheMongoEntity",
            "io/quarkus/mongodb/panache/reactive/ReactivePanacheMongoEntityBase");

    private static final String TABLES = "com/baomidou/mybatisplus/core/metadata/TableInfo";
    private static final String KEY_UP_TO_3_4 = "getKeyInsertSqlProperty(Ljava/lang/String;Z)Ljava/lang/String;";

    private static final Set<String> NUMBERS = Set.of("I", "J", "Ljava/lang/Integer;", "Ljava/lang/Long;");

    private final ClassPool pool;
    private final ClassModel model;
    private final Store store;
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> othersIds = new LinkedHashSet<>();
    private final List<Set<String>> uniques = new ArrayList<>();
    private final Map<String, Several> collections = new HashMap<>();
    private final List<String> callbacks = new ArrayList<>();
    private final Set<String> numbers = new HashSet<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Set<String> properties = new HashSet<>();
    private final Set<String> generated = new HashSet<>();
    private Optional<String> version = Optional.empty();
    private boolean ignored;

    private EntityReader(ClassPool pool, ClassModel model, Store store) {
        this.pool = pool;
        this.model = model;
        this.store = store;
    }

    /** The store that a class is annotated for, or else one of its superclasses. */
    static Optional<Store> annotatedStore(ClassPool pool, ClassModel model) {
        List<ClassModel> chain = chain(pool, model);
        return chain.stream()
                .flatMap(Annotations::of)
                .flatMap(annotation -> EntityAnnotations.store(annotation).stream())
                .findFirst()
                .or(() -> chain.stream().anyMatch(type -> extendsDocument(type.node().superName))
                        ? Optional.of(Store.DOCUMENT)
                        : Optional.empty());
    }

    private static boolean extendsDocument(@Nullable String parent) {
        return parent != null && DOCUMENTS.contains(parent);
    }

    /** The entity that a class is, for one store. */
    static Entity read(ClassPool pool, ClassModel model, Store store) {
        return new EntityReader(pool, model, store).read();
    }

    /** A class and its superclasses, the nearest first. */
    static List<ClassModel> chain(ClassPool pool, ClassModel model) {
        List<ClassModel> chain = new ArrayList<>(List.of(model));
        String parent = model.node().superName;
        while (parent != null && !parent.equals("java/lang/Object") && chain.size() < MAX_PARENTS) {
            Optional<ClassModel> next = pool.find(parent);
            if (next.isEmpty()) {
                break;
            }
            chain.add(next.get());
            parent = next.get().node().superName;
        }
        return chain;
    }

    private Entity read() {
        List<ClassModel> chain = chain(pool, model);
        for (ClassModel type : chain) {
            for (FieldNode field : type.node().fields) {
                properties.add(field.name);
                if (NUMBERS.contains(field.desc)) {
                    numbers.add(field.name);
                }
                Annotations.of(field)
                        .filter(annotation -> !isNumber(field, annotation) && isMeant(field.name, annotation))
                        .forEach(annotation -> property(field.name, annotation));
            }
            for (MethodNode method : type.node().methods) {
                String property = property(method.name);
                if (isCallback(method)) {
                    callbacks.add(method.name);
                } else if (!property.isEmpty()) {
                    Annotations.of(method)
                            .filter(annotation -> isMeant(property, annotation))
                            .forEach(annotation -> property(property, annotation));
                }
            }
        }
        chain.forEach(type -> Annotations.of(type)
                .filter(annotation -> EntityAnnotations.isTable(annotation) && !isOfAnother(annotation))
                .forEach(this::constraints));
        ClassModel root = root(chain);
        return new Entity(
                model.name(),
                entityName(model),
                tableName(root),
                store,
                key(chain),
                version,
                uniques,
                collections,
                callbacks);
    }

    /** JPA goes by the id where the version is no object: it is never missing. */
    private boolean isNumber(FieldNode field, AnnotationNode annotation) {
        return store == Store.JPA && field.desc.length() == 1 && EntityAnnotations.isVersion(annotation);
    }

    /** Whether what an annotation says of a property is for this store; JPA's id is one for others where they have none. */
    private boolean isMeant(String property, AnnotationNode annotation) {
        boolean meant = !isOfAnother(annotation);
        if (!meant && EntityAnnotations.isId(annotation)) {
            othersIds.add(property);
        }
        return meant;
    }

    /** Stores of documents know nothing of JPA: it makes no ids there, and no constraints. */
    private boolean isOfAnother(AnnotationNode annotation) {
        return store == Store.DOCUMENT && EntityAnnotations.isOfPersistence(annotation);
    }

    private boolean isCallback(MethodNode method) {
        return method.desc.equals("()V")
                && Annotations.of(method)
                        .anyMatch(
                                annotation -> EntityAnnotations.isBeforeInsert(annotation) && !isOfAnother(annotation));
    }

    private static String property(String getter) {
        String name =
                getter.startsWith("get") ? getter.substring(3) : getter.startsWith("is") ? getter.substring(2) : "";
        return name.isEmpty() ? "" : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private void property(String name, AnnotationNode annotation) {
        if (EntityAnnotations.isId(annotation)) {
            ids.add(name);
            ignored |= EntityAnnotations.isAuto(annotation) && ignoresIds();
        } else if (EntityAnnotations.isGenerator(annotation)) {
            generated.add(name);
        } else if (EntityAnnotations.isVersion(annotation)) {
            version = Optional.of(name);
        } else if (EntityAnnotations.isNaturalId(annotation)) {
            uniques.add(Set.of(name));
        } else if (EntityAnnotations.isValues(annotation)) {
            collections.put(name, Several.VALUES);
        } else if (EntityAnnotations.isLink(annotation)) {
            collections.put(name, linked(annotation));
        } else if (EntityAnnotations.canBeUnique(annotation)) {
            Annotations.text(annotation, "name").ifPresent(column -> columns.put(plain(column), name));
            if (Annotations.isTrue(annotation, "unique")) {
                uniques.add(Set.of(name));
            }
        }
    }

    /** MyBatis-Plus up to 3.4 inserts no id of {@code IdType.AUTO}; later versions insert the one that is set (source: their TableInfo). */
    private boolean ignoresIds() {
        return pool.find(TABLES)
                .filter(tables -> tables.method(KEY_UP_TO_3_4).isPresent())
                .isPresent();
    }

    private static Several linked(AnnotationNode annotation) {
        boolean owned = Annotations.constants(annotation, "cascade").stream()
                .anyMatch(Set.of("ALL", "PERSIST", "MERGE")::contains);
        if (owned) {
            return Annotations.isTrue(annotation, "orphanRemoval") ? Several.PARTS : Several.OWNED;
        }
        return Annotations.text(annotation, "mappedBy").isPresent() ? Several.INVERSE : Several.LINKED;
    }

    private void constraints(AnnotationNode table) {
        Annotations.nested(table, "uniqueConstraints")
                .forEach(constraint -> unique(Annotations.texts(constraint, "columnNames")));
        Annotations.nested(table, "indexes").stream()
                .filter(index -> Annotations.isTrue(index, "unique"))
                .forEach(index -> unique(Annotations.texts(index, "columnList").stream()
                        .flatMap(list -> Stream.of(list.split(",")))
                        .toList()));
    }

    private void unique(List<String> names) {
        Set<String> set = new LinkedHashSet<>();
        for (String name : names) {
            String column = plain(name.strip());
            String same = properties.stream()
                    .filter(property -> plain(property).equals(column)
                            || plain(property + "Id").equals(column))
                    .findFirst()
                    .orElse(column);
            set.add(columns.getOrDefault(column, same));
        }
        if (!set.isEmpty()) {
            uniques.add(set);
        }
    }

    static String plain(String name) {
        return name.replaceAll("[_`\"\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    private Optional<Entity.Key> key(List<ClassModel> chain) {
        boolean inherited = chain.stream()
                .anyMatch(type -> WITH_GENERATED_ID.contains(type.name())
                        || WITH_GENERATED_ID.contains(String.valueOf(type.node().superName)));
        if (ids.isEmpty() && (inherited || (store != Store.JPA && properties.contains("id")))) {
            ids.add("id");
        } else if (ids.isEmpty()) {
            ids.addAll(othersIds);
        }
        boolean made = inherited || store != Store.JPA || ids.stream().anyMatch(generated::contains);
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Entity.Key(ids, made, ignored, isBrought(chain)));
    }

    private boolean isBrought(List<ClassModel> chain) {
        return numbers.containsAll(ids)
                && ids.stream().noneMatch(generated::contains)
                && chain.stream().flatMap(Annotations::of).anyMatch(EntityAnnotations::makesNoNumbers);
    }

    /** The class that names the table: with inheritance, the topmost one that is an entity. */
    private static ClassModel root(List<ClassModel> chain) {
        ClassModel root = chain.get(0);
        for (ClassModel type : chain) {
            boolean entity = Annotations.of(type)
                    .anyMatch(annotation -> EntityAnnotations.store(annotation).isPresent());
            root = entity ? type : root;
        }
        return root;
    }

    private static String entityName(ClassModel type) {
        return Annotations.of(type)
                .filter(annotation -> EntityAnnotations.store(annotation)
                        .filter(Store.JPA::equals)
                        .isPresent())
                .flatMap(annotation -> Annotations.text(annotation, "name").stream())
                .findFirst()
                .orElse(Names.simple(type.name()));
    }

    private static String tableName(ClassModel type) {
        return Annotations.of(type)
                .filter(annotation -> EntityAnnotations.isTable(annotation)
                        || EntityAnnotations.store(annotation)
                                .filter(store -> store != Store.JPA)
                                .isPresent())
                .flatMap(annotation -> Stream.of("name", "value", "collection", "indexName")
                        .flatMap(element -> Annotations.text(annotation, element).stream()))
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(entityName(type));
    }
}
