package dev.hapax.analysis.entities;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Which classes a class gives to the type parameters of what it inherits from. */
final class TypeArguments {
    private static final int MAX_DEPTH = 12;

    private final ClassPool pool;

    TypeArguments(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * The class that stands for the first type parameter of an ancestor.
     *
     * @param type internal name of the class
     * @param ancestor which ancestors are meant
     * @return internal name of that class, or empty where it is not given
     */
    Optional<String> first(String type, Predicate<String> ancestor) {
        return first(type, List.of(), ancestor, 0);
    }

    private Optional<String> first(String type, List<String> arguments, Predicate<String> ancestor, int depth) {
        if (ancestor.test(type) && !arguments.isEmpty() && !arguments.get(0).isEmpty()) {
            return Optional.of(arguments.get(0));
        }
        Optional<ClassModel> model = depth > MAX_DEPTH ? Optional.empty() : pool.find(type);
        if (model.isEmpty() || model.get().node().signature == null) {
            return model.flatMap(found -> found.parents().stream()
                    .flatMap(parent -> first(parent, List.of(), ancestor, depth + 1).stream())
                    .findFirst());
        }
        Declared declared = new Declared();
        new SignatureReader(model.get().node().signature).accept(declared);
        return declared.supertypes.stream()
                .flatMap(supertype -> first(
                        supertype.name,
                        supertype.arguments.stream()
                                .map(argument -> known(argument, declared.parameters, arguments))
                                .toList(),
                        ancestor,
                        depth + 1)
                        .stream())
                .findFirst();
    }

    private static String known(String argument, List<String> parameters, List<String> arguments) {
        if (!argument.startsWith("<")) {
            return argument;
        }
        int at = parameters.indexOf(argument.substring(1));
        return at >= 0 && at < arguments.size() ? arguments.get(at) : "";
    }

    /** A supertype as a class declares it; arguments are class names, or {@code <} and a parameter's name. */
    private static final class Supertype extends SignatureVisitor {
        private String name = "";
        private final List<String> arguments = new ArrayList<>();

        Supertype() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitClassType(String type) {
            name = type;
        }

        @Override
        public void visitInnerClassType(String inner) {
            name = name + "$" + inner;
            arguments.clear();
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            int at = arguments.size();
            arguments.add("");
            return new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitClassType(String type) {
                    arguments.set(at, type);
                }

                @Override
                public void visitInnerClassType(String inner) {
                    arguments.set(at, arguments.get(at) + "$" + inner);
                }

                @Override
                public void visitTypeVariable(String variable) {
                    arguments.set(at, "<" + variable);
                }

                @Override
                public SignatureVisitor visitTypeArgument(char nested) {
                    return new SignatureVisitor(Opcodes.ASM9) {};
                }

                @Override
                public SignatureVisitor visitArrayType() {
                    return new SignatureVisitor(Opcodes.ASM9) {};
                }
            };
        }
    }

    /** A class's signature. */
    private static final class Declared extends SignatureVisitor {
        private final List<String> parameters = new ArrayList<>();
        private final List<Supertype> supertypes = new ArrayList<>();

        Declared() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFormalTypeParameter(String parameter) {
            parameters.add(parameter);
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return new SignatureVisitor(Opcodes.ASM9) {};
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return new SignatureVisitor(Opcodes.ASM9) {};
        }

        @Override
        public SignatureVisitor visitSuperclass() {
            return supertype();
        }

        @Override
        public SignatureVisitor visitInterface() {
            return supertype();
        }

        private SignatureVisitor supertype() {
            Supertype supertype = new Supertype();
            supertypes.add(supertype);
            return supertype;
        }
    }
}
