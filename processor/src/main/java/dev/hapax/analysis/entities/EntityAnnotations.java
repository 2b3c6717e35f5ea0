package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.Annotations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.AnnotationNode;

/** The annotations by which entities are told. */
final class EntityAnnotations {
    /** On a class, with the element that names the table or collection. */
    private static final Map<String, Store> ENTITIES = Map.ofEntries(
            Map.entry("jakarta/persistence/Entity", Store.JPA),
            Map.entry("javax/persistence/Entity", Store.JPA),
            Map.entry("org/springframework/data/relational/core/mapping/Table", Store.RELATIONAL),
            Map.entry("io/micronaut/data/annotation/MappedEntity", Store.RELATIONAL),
            Map.entry("org/springframework/data/mongodb/core/mapping/Document", Store.DOCUMENT),
            Map.entry("org/springframework/data/elasticsearch/annotations/Document", Store.DOCUMENT),
            Map.entry("org/springframework/data/couchbase/core/mapping/Document", Store.DOCUMENT),
            Map.entry("org/springframework/data/redis/core/RedisHash", Store.DOCUMENT),
            Map.entry("org/springframework/data/cassandra/core/mapping/Table", Store.DOCUMENT),
            Map.entry("org/springframework/data/neo4j/core/schema/Node", Store.DOCUMENT),
            Map.entry("software/amazon/awssdk/enhanced/dynamodb/mapper/annotations/DynamoDbBean", Store.DOCUMENT),
            Map.entry("software/amazon/awssdk/enhanced/dynamodb/mapper/annotations/DynamoDbImmutable", Store.DOCUMENT),
            Map.entry("com/amazonaws/services/dynamodbv2/datamodeling/DynamoDBTable", Store.DOCUMENT),
            Map.entry("io/quarkus/mongodb/panache/common/MongoEntity", Store.DOCUMENT),
            Map.entry("com/baomidou/mybatisplus/annotation/TableName", Store.RELATIONAL));

    private static final Set<String> IDS = Set.of(
            "jakarta/persistence/Id",
            "jakarta/persistence/EmbeddedId",
            "javax/persistence/Id",
            "javax/persistence/EmbeddedId",
            "org/springframework/data/annotation/Id",
            "org/springframework/data/mongodb/core/mapping/MongoId",
            "org/springframework/data/cassandra/core/mapping/PrimaryKey",
            "org/springframework/data/cassandra/core/mapping/PrimaryKeyColumn",
            "org/springframework/data/neo4j/core/schema/Id",
            "io/micronaut/data/annotation/Id",
            "io/micronaut/data/annotation/EmbeddedId",
            "software/amazon/awssdk/enhanced/dynamodb/mapper/annotations/DynamoDbPartitionKey",
            "software/amazon/awssdk/enhanced/dynamodb/mapper/annotations/DynamoDbSortKey",
            "com/amazonaws/services/dynamodbv2/datamodeling/DynamoDBHashKey",
            "com/amazonaws/services/dynamodbv2/datamodeling/DynamoDBRangeKey",
            "org/bson/codecs/pojo/annotations/BsonId",
            "com/baomidou/mybatisplus/annotation/TableId");

    /** They make an id where none is set. */
    private static final Set<String> GENERATORS = Set.of(
            "jakarta/persistence/GeneratedValue",
            "javax/persistence/GeneratedValue",
            "org/hibernate/annotations/GenericGenerator",
            "org/hibernate/annotations/UuidGenerator",
            "org/hibernate/annotations/SnowflakeGenerator",
            "io/hypersistence/utils/hibernate/id/Tsid",
            "io/micronaut/data/annotation/GeneratedValue",
            "io/micronaut/data/annotation/AutoPopulated",
            "org/springframework/data/neo4j/core/schema/GeneratedValue");

    private static final Set<String> VERSIONS = Set.of(
            "jakarta/persistence/Version",
            "javax/persistence/Version",
            "org/springframework/data/annotation/Version",
            "io/micronaut/data/annotation/Version");

    private static final Set<String> LINKS = Set.of(
            "jakarta/persistence/OneToMany",
            "jakarta/persistence/ManyToMany",
            "javax/persistence/OneToMany",
            "javax/persistence/ManyToMany",
            "io/micronaut/data/annotation/Relation");

    private static final Set<String> VALUES =
            Set.of("jakarta/persistence/ElementCollection", "javax/persistence/ElementCollection");

    private EntityAnnotations() {}

    private static String name(AnnotationNode annotation) {
        return annotation.desc.substring(1, annotation.desc.length() - 1);
    }

    static Optional<Store> store(AnnotationNode annotation) {
        return Optional.ofNullable(ENTITIES.get(name(annotation)));
    }

    /** Whether an annotation type makes an entity of a class. */
    static boolean isStored(String descriptor) {
        return ENTITIES.containsKey(descriptor.substring(1, descriptor.length() - 1));
    }

    /** Whether an annotation is JPA's, or that of a library which extends JPA. */
    static boolean isOfPersistence(AnnotationNode annotation) {
        String name = name(annotation);
        return name.startsWith("jakarta/persistence/")
                || name.startsWith("javax/persistence/")
                || name.startsWith("org/hibernate/")
                || name.startsWith("io/hypersistence/");
    }

    static boolean isTable(AnnotationNode annotation) {
        return name(annotation).equals("jakarta/persistence/Table")
                || name(annotation).equals("javax/persistence/Table");
    }

    static boolean isId(AnnotationNode annotation) {
        return IDS.contains(name(annotation));
    }

    /** Whether MyBatis-Plus leaves it to the database to make the id. */
    static boolean isAuto(AnnotationNode annotation) {
        return name(annotation).equals("com/baomidou/mybatisplus/annotation/TableId")
                && Annotations.constants(annotation, "type").contains("AUTO");
    }

    static boolean isGenerator(AnnotationNode annotation) {
        return GENERATORS.contains(name(annotation));
    }

    static boolean isVersion(AnnotationNode annotation) {
        return VERSIONS.contains(name(annotation));
    }

    static boolean isNaturalId(AnnotationNode annotation) {
        return name(annotation).equals("org/hibernate/annotations/NaturalId");
    }

    /** An annotation with an element {@code unique}: of a column, or of an index of a document. */
    static boolean canBeUnique(AnnotationNode annotation) {
        String name = name(annotation);
        return name.endsWith("persistence/Column")
                || name.endsWith("persistence/JoinColumn")
                || name.equals("org/springframework/data/mongodb/core/index/Indexed");
    }

    static boolean isBeforeInsert(AnnotationNode annotation) {
        return name(annotation).endsWith("persistence/PrePersist")
                || name(annotation).equals("io/micronaut/data/annotation/event/PrePersist");
    }

    /** MongoDB and Elasticsearch make ids of their own, which are no numbers. */
    static boolean makesNoNumbers(AnnotationNode annotation) {
        return name(annotation).equals("org/springframework/data/mongodb/core/mapping/Document")
                || name(annotation).equals("org/springframework/data/elasticsearch/annotations/Document");
    }

    static boolean isLink(AnnotationNode annotation) {
        return LINKS.contains(name(annotation));
    }

    static boolean isValues(AnnotationNode annotation) {
        return VALUES.contains(name(annotation));
    }
}
