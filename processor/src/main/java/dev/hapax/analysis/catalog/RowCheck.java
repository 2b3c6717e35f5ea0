package dev.hapax.analysis.catalog;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.guess.NearNames;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Compares rows with the classes that they are about: a row that fits nothing would say nothing, and nobody would know. */
final class RowCheck {
    private final ClassFiles classes;

    RowCheck(ClassFiles classes) {
        this.classes = classes;
    }

    /**
     * What is wrong with a row.
     *
     * @param row the row
     * @param highestArgument the highest position of an argument that it names; -1 for none
     * @return a sentence that begins with file and line; empty where the row fits
     * @throws IOException if a class cannot be read
     */
    Optional<String> wrong(CatalogRow row, int highestArgument) throws IOException {
        Optional<String> naming = wrongNaming(row);
        if (naming.isPresent() || row.owner().endsWith("*")) {
            return naming;
        }
        String owner = row.owner().replace('/', '.');
        if (classes.find(row.owner()).isEmpty()) {
            return Optional.of(row.place() + ": there is no class " + owner + " on the class path");
        }
        Set<MethodNode> all = methods(row);
        List<MethodNode> named = all.stream()
                .filter(method -> row.method().equals("*") || method.name.equals(row.method()))
                .toList();
        if (named.isEmpty() && !row.method().equals("*")) {
            Set<String> names = all.stream()
                    .map(method -> method.name)
                    .filter(name -> !name.startsWith("<"))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return Optional.of(row.place() + ": " + owner + ": " + NearNames.unknown("method", row.method(), names));
        }
        List<MethodNode> meant = named.stream()
                .filter(method -> row.parameters()
                        .map(types -> method.desc.startsWith(Catalog.parameterDescriptor(types)))
                        .orElse(true))
                .toList();
        if (meant.isEmpty()) {
            return Optional.of(row.place() + ": " + owner + "." + row.method()
                    + " has no overload with these parameters; there are "
                    + named.stream().map(RowCheck::parameters).distinct().collect(Collectors.joining(", ")));
        }
        int most = meant.stream()
                .mapToInt(method -> Type.getArgumentTypes(method.desc).length)
                .max()
                .orElse(0);
        return highestArgument < most
                ? Optional.empty()
                : Optional.of(row.place() + ": " + owner + "." + row.method() + " has no argument " + highestArgument
                        + ": they are counted from 0, and it has " + most);
    }

    /** An annotation that is not there is on nothing: the row would never count as it is meant. */
    private Optional<String> wrongNaming(CatalogRow row) throws IOException {
        for (String descriptor : annotations(row.role())) {
            Optional<String> wrong = wrongAnnotation(row, descriptor);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static List<String> annotations(Role role) {
        if (role instanceof NamesFallback fallback) {
            return Stream.of(fallback.standIn(), fallback.markedBy(), fallback.needs())
                    .flatMap(Optional::stream)
                    .toList();
        }
        return role instanceof Role.Effect effect && effect.resource() instanceof Role.Resource.Injected by
                ? List.of(by.annotation())
                : List.of();
    }

    private Optional<String> wrongAnnotation(CatalogRow row, String descriptor) throws IOException {
        String name = Type.getType(descriptor).getInternalName();
        String annotation = name.replace('/', '.');
        if (classes.find(name).isEmpty()) {
            return Optional.of(row.place() + ": there is no annotation " + annotation + " on the class path");
        }
        return read(name)
                        .filter(node -> (node.access & Opcodes.ACC_ANNOTATION) == 0)
                        .isPresent()
                ? Optional.of(row.place() + ": " + annotation + " is no annotation")
                : Optional.empty();
    }

    private static String parameters(MethodNode method) {
        return Arrays.stream(Type.getArgumentTypes(method.desc))
                .map(Type::getClassName)
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Those of the class and, for all but constructors, of its supertypes as far as they are there. */
    private Set<MethodNode> methods(CatalogRow row) throws IOException {
        Set<MethodNode> methods = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(row.owner()));
        while (!open.isEmpty()) {
            String next = open.removeFirst();
            Optional<ClassNode> node = seen.add(next) ? read(next) : Optional.empty();
            if (node.isPresent()) {
                methods.addAll(node.get().methods);
                if (!row.method().equals("<init>")) {
                    open.addAll(node.get().interfaces);
                    Optional.ofNullable(node.get().superName).ifPresent(open::add);
                }
            }
        }
        return methods;
    }

    private Optional<ClassNode> read(String name) throws IOException {
        Optional<ClassFile> file = classes.find(name);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        ClassNode node = new ClassNode();
        try {
            new ClassReader(file.get().bytes()).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // whoever analyzes code that needs it will say so
            return Optional.empty();
        }
        return Optional.of(node);
    }
}
