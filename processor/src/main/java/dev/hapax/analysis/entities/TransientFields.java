package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassPool;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.FieldNode;

/** Knows fields of entities that no store keeps. Not thread-safe. */
final class TransientFields {
    private static final Set<String> ANNOTATIONS = Set.of(
            "Ljakarta/persistence/Transient;",
            "Ljavax/persistence/Transient;",
            "Lorg/springframework/data/annotation/Transient;",
            "Lio/micronaut/data/annotation/Transient;",
            "Lorg/bson/codecs/pojo/annotations/BsonIgnore;",
            "Lcom/amazonaws/services/dynamodbv2/datamodeling/DynamoDBIgnore;");

    /** A field of MyBatis-Plus, which may say that there is no column for it. */
    private static final String COLUMN = "Lcom/baomidou/mybatisplus/annotation/TableField;";

    private final ClassPool pool;
    private final Map<String, Boolean> known = new HashMap<>();

    TransientFields(ClassPool pool) {
        this.pool = pool;
    }

    /** Whether a field is left out when its object is stored. */
    boolean contain(String owner, String name) {
        return known.computeIfAbsent(owner + "." + name, key -> isTransient(owner, name));
    }

    private boolean isTransient(String owner, String name) {
        return pool.find(owner).stream()
                .flatMap(type -> EntityReader.chain(pool, type).stream())
                .flatMap(type -> type.node().fields.stream())
                .filter(field -> field.name.equals(name))
                .findFirst()
                .filter(TransientFields::isTransient)
                .isPresent();
    }

    private static boolean isTransient(FieldNode field) {
        return (field.access & Opcodes.ACC_TRANSIENT) != 0
                || Annotations.of(field)
                        .anyMatch(annotation -> ANNOTATIONS.contains(annotation.desc) || isNoColumn(annotation));
    }

    private static boolean isNoColumn(AnnotationNode annotation) {
        return annotation.desc.equals(COLUMN)
                && Annotations.value(annotation, "exist")
                        .filter(Boolean.FALSE::equals)
                        .isPresent();
    }
}
