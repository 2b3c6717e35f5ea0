package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Hierarchy;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Tells classes whose objects are read from somewhere: from messages, from a store. Whoever reads them makes objects that no
 * code in sight makes.
 */
final class DataTypes {
    private static final List<String> READ_BY = List.of(
            "Lcom/fasterxml/jackson/",
            "Ltools/jackson/",
            "Lcom/google/gson/",
            "Ljakarta/json/bind/",
            "Ljavax/json/bind/",
            "Ljakarta/persistence/",
            "Ljavax/persistence/",
            "Ljakarta/xml/bind/",
            "Ljavax/xml/bind/",
            "Lio/micronaut/serde/",
            "Lkotlinx/serialization/",
            "Lorg/springframework/data/");

    private final Hierarchy hierarchy;

    DataTypes(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    boolean contain(ClassModel model) {
        boolean closed = model.node().permittedSubclasses != null
                || model.node().recordComponents != null
                || (model.node().access & Opcodes.ACC_ENUM) != 0;
        return closed
                || hierarchy.supertypes(model.name()).contains("java/io/Serializable")
                || Annotations.of(model).anyMatch(annotation -> READ_BY.stream().anyMatch(annotation.desc::startsWith));
    }
}
