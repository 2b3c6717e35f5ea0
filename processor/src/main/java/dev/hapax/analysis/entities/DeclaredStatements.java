package dev.hapax.analysis.entities;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.SaveMode;
import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.mappers.Mappers;
import dev.hapax.analysis.sql.Cql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/** Methods without a body whose annotation holds the statement that they run. */
final class DeclaredStatements {
    private static final String CQL = "Lorg/springframework/data/cassandra/repository/Query;";

    /** Annotations with a statement of SQL, JPQL or HQL, and the element that holds it. */
    private static final Set<String> STATEMENTS = Set.of(
            "Lorg/springframework/data/jpa/repository/Query;",
            "Lorg/springframework/data/jpa/repository/NativeQuery;",
            "Lorg/springframework/data/jdbc/repository/query/Query;",
            "Lorg/springframework/data/r2dbc/repository/Query;",
            CQL,
            "Lio/micronaut/data/annotation/Query;",
            "Ljakarta/data/repository/Query;",
            "Lorg/hibernate/annotations/processing/HQL;",
            "Lorg/hibernate/annotations/processing/SQL;",
            "Lorg/apache/ibatis/annotations/Insert;",
            "Lorg/apache/ibatis/annotations/Update;",
            "Lorg/apache/ibatis/annotations/Delete;",
            "Lorg/apache/ibatis/annotations/Select;",
            "Lorg/jdbi/v3/sqlobject/statement/SqlUpdate;",
            "Lorg/jdbi/v3/sqlobject/statement/SqlBatch;",
            "Lorg/jdbi/v3/sqlobject/statement/SqlQuery;");

    /** Annotations whose statement is of another language, but only reads. */
    private static final Set<String> READS = Set.of(
            "Lorg/springframework/data/mongodb/repository/Aggregation;",
            "Lorg/springframework/data/mongodb/repository/Query;",
            "Lorg/springframework/data/mongodb/repository/CountQuery;",
            "Lorg/springframework/data/mongodb/repository/ExistsQuery;",
            "Lorg/springframework/data/elasticsearch/annotations/Query;",
            "Ljakarta/data/repository/Find;",
            "Lorg/hibernate/annotations/processing/Find;");

    private static final String MONGO_UPDATE = "Lorg/springframework/data/mongodb/repository/Update;";

    private static final Map<String, EffectKind> DELETES = Map.of(
            "Lorg/springframework/data/mongodb/repository/DeleteQuery;",
            EffectKind.DELETE,
            "Ljakarta/data/repository/Delete;",
            EffectKind.DELETE,
            "Ljakarta/data/repository/Update;",
            EffectKind.SET);

    private static final Map<String, SaveMode> SAVES = Map.of(
            "Ljakarta/data/repository/Insert;", SaveMode.PERSIST,
            "Ljakarta/data/repository/Save;", SaveMode.SAVE);

    private static final Set<String> PARAMETER_NAMES = Set.of(
            "Lorg/springframework/data/repository/query/Param;",
            "Lorg/apache/ibatis/annotations/Param;",
            "Lorg/jdbi/v3/sqlobject/customizer/Bind;",
            "Lio/micronaut/data/annotation/Parameter;",
            "Ljakarta/data/repository/Param;");

    private static final Pattern ENTITY_NAME = Pattern.compile("#\\{\\s*#entityName\\s*}");
    /** {@code :#{#order.id}}: a value that an expression takes from the parameters. */
    private static final Pattern EXPRESSION = Pattern.compile("[:?]#\\{[^}]*}");
    /** One that is a parameter's property, and no more. */
    private static final Pattern PROPERTY =
            Pattern.compile("[:?]#\\{\\s*#([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*(?!\\s*\\())*)\\s*}");

    private DeclaredStatements() {}

    static Optional<Role> role(MethodNode method, Optional<Entity> entity, Role.Resource resource) {
        Optional<Role> update = Annotations.find(method, MONGO_UPDATE).map(found -> document(found, resource));
        return update.or(() -> Annotations.of(method)
                .flatMap(annotation -> role(annotation, method, entity, resource).stream())
                .findFirst());
    }

    private static Optional<Role> role(
            AnnotationNode annotation, MethodNode method, Optional<Entity> entity, Role.Resource resource) {
        String type = annotation.desc;
        if (STATEMENTS.contains(type)) {
            return text(annotation)
                    .map(text -> type.equals(CQL) ? Cql.toSql(text) : text)
                    .map(text -> new Role.RunsText(texts(readable(text, entity)), parameters(method)));
        } else if (Annotations.isTrue(annotation, "delete")) {
            return Optional.of(effect(EffectKind.DELETE, resource));
        } else if (READS.contains(type)) {
            return Optional.of(effect(EffectKind.READ, resource));
        } else if (SAVES.containsKey(type)) {
            return Optional.of(new Role.SavesEntity(OptionalInt.of(0), SAVES.get(type)));
        }
        return Optional.ofNullable(DELETES.get(type)).map(kind -> effect(kind, resource));
    }

    /** The texts of the statements at a method that stands for itself, as a mapper's does. */
    static List<String> texts(MethodNode method) {
        return Annotations.of(method)
                .filter(annotation -> STATEMENTS.contains(annotation.desc))
                .flatMap(annotation -> text(annotation).stream())
                .flatMap(text -> texts(text).stream())
                .toList();
    }

    private static Optional<String> text(AnnotationNode annotation) {
        for (String element : List.of("value", "nativeQuery")) {
            List<String> lines = Annotations.texts(annotation, element);
            if (!lines.isEmpty()) {
                return Optional.of(String.join(" ", lines));
            }
        }
        return Optional.empty();
    }

    /** MyBatis takes a text in a {@code <script>} for one with dynamic parts. */
    private static List<String> texts(String text) {
        return text.strip().startsWith("<script") ? Mappers.ofScript(text) : List.of(text);
    }

    private static String readable(String text, Optional<Entity> entity) {
        String named =
                ENTITY_NAME.matcher(text).replaceAll(entity.map(Entity::name).orElse("entity"));
        return EXPRESSION.matcher(PROPERTY.matcher(named).replaceAll(":$1")).replaceAll(":expression");
    }

    static List<String> parameters(MethodNode method) {
        List<String> names = new ArrayList<>();
        int count = Type.getArgumentTypes(method.desc).length;
        for (int i = 0; i < count; i++) {
            Optional<String> written = Annotations.ofParameter(method, i)
                    .filter(annotation -> PARAMETER_NAMES.contains(annotation.desc))
                    .flatMap(annotation -> Annotations.text(annotation, "value").stream())
                    .findFirst();
            names.add(written.or(() -> Annotations.parameterName(method, names.size()))
                    .orElse(""));
        }
        return names;
    }

    /** An update of documents, in the store's own language. */
    private static Role document(AnnotationNode annotation, Role.Resource resource) {
        String update = String.join(" ", Annotations.texts(annotation, "value"))
                + String.join(" ", Annotations.texts(annotation, "pipeline"));
        boolean adds = update.contains("$inc") || update.contains("$mul") || update.contains("$add");
        boolean appends = update.contains("$push");
        return effect(adds ? EffectKind.ADD : appends ? EffectKind.APPEND : EffectKind.SET, resource);
    }

    private static Role effect(EffectKind kind, Role.Resource resource) {
        return new Role.Effect(
                kind, Optional.empty(), resource, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    }
}
