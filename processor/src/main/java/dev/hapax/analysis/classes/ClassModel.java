package dev.hapax.analysis.classes;

import dev.hapax.analysis.ClassFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** A class that was read. Classes of libraries have no code here: they are judged by the catalog, not followed. */
public final class ClassModel {
    /** What interfaces may repeat of {@code Object}'s, as comparators do, without leaving it open. */
    private static final Set<String> OF_EVERY_OBJECT =
            Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

    private static final Set<String> OF_MICRONAUT = Set.of(
            "io/micronaut/aop/Intercepted",
            "io/micronaut/aop/InterceptedProxy",
            "io/micronaut/aop/HotSwappableInterceptedProxy",
            "io/micronaut/aop/Introduced");

    /**
     * What the messages inherit from that the compiler of Protocol Buffers makes, and their builders: data, with code for each
     * field that nobody has written.
     */
    private static final Set<String> OF_PROTOBUF = Set.of(
            "com/google/protobuf/GeneratedMessage",
            "com/google/protobuf/GeneratedMessage$Builder",
            "com/google/protobuf/GeneratedMessage$ExtendableMessage",
            "com/google/protobuf/GeneratedMessageV3",
            "com/google/protobuf/GeneratedMessageV3$Builder",
            "com/google/protobuf/GeneratedMessageV3$ExtendableMessage",
            "com/google/protobuf/GeneratedMessageLite",
            "com/google/protobuf/GeneratedMessageLite$Builder");

    private final ClassNode node;
    private final ClassFile file;
    private final Map<String, MethodNode> methods = new HashMap<>();
    private final Map<String, FieldNode> fields = new HashMap<>();

    ClassModel(ClassNode node, ClassFile file) {
        this.node = node;
        this.file = file;
        node.methods.forEach(method -> methods.put(method.name + method.desc, method));
        node.fields.forEach(field -> fields.putIfAbsent(field.name, field));
    }

    /**
     * The class's internal name.
     *
     * @return the name
     */
    public String name() {
        return node.name;
    }

    /**
     * The class as ASM holds it.
     *
     * @return not to be changed
     */
    public ClassNode node() {
        return node;
    }

    /**
     * Where it came from.
     *
     * @return the file
     */
    public ClassFile file() {
        return file;
    }

    /**
     * Whether the class is the project's own.
     *
     * @return true if its code is followed; false also for messages that were generated from a schema
     */
    public boolean isProject() {
        return file.origin() == ClassFile.Origin.PROJECT && !isMessage();
    }

    /**
     * Whether the class is a message of Protocol Buffers, or builds one.
     *
     * @return true if it was generated
     */
    public boolean isMessage() {
        return node.superName != null && OF_PROTOBUF.contains(node.superName);
    }

    /**
     * Whether objects of exactly this class cannot exist.
     *
     * @return true for interfaces and abstract classes
     */
    public boolean isAbstract() {
        return (node.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    /**
     * Whether the class is an interface.
     *
     * @return true for interfaces
     */
    public boolean isInterface() {
        return (node.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /**
     * Whether a lambda can be an object of it: most interfaces have too many methods.
     *
     * @return true for interfaces that leave at most one method open, as far as they themselves declare them
     */
    public boolean isFunctional() {
        return isInterface()
                && node.methods.stream()
                                .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) != 0)
                                .filter(method -> !OF_EVERY_OBJECT.contains(method.name + method.desc))
                                .limit(2)
                                .count()
                        < 2;
    }

    /**
     * Whether a framework made the class while the project was compiled, to stand before one of its own.
     *
     * @return true for proxies that are known as such
     */
    public boolean isProxy() {
        return isProxy(node.interfaces);
    }

    static boolean isProxy(List<String> parents) {
        return parents.stream()
                .anyMatch(parent -> OF_MICRONAUT.contains(parent)
                        || parent.equals("io/quarkus/arc/ClientProxy")
                        || parent.equals("io/quarkus/arc/Subclass"));
    }

    /**
     * A method that this class itself declares.
     *
     * @param signature name and descriptor
     * @return the method, or empty
     */
    public Optional<MethodNode> method(String signature) {
        return Optional.ofNullable(methods.get(signature));
    }

    /**
     * A field that this class itself declares.
     *
     * @param name its name
     * @return the field, or empty
     */
    public Optional<FieldNode> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /**
     * The direct supertypes.
     *
     * @return internal names, the superclass first
     */
    public List<String> parents() {
        List<String> parents = new ArrayList<>();
        if (node.superName != null) {
            parents.add(node.superName);
        }
        parents.addAll(node.interfaces);
        return parents;
    }

    /**
     * Name of the source file.
     *
     * @return the {@code SourceFile} attribute, or empty
     */
    public Optional<String> sourceFile() {
        return Optional.ofNullable(node.sourceFile);
    }
}
