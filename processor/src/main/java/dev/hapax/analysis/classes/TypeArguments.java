package dev.hapax.analysis.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Which classes a class gives to the type parameters of what it inherits from. Thread-safe as far as its pool is. */
public final class TypeArguments {
    private static final int MAX_DEPTH = 12;

    private final ClassPool pool;

    /**
     * The arguments of a pool's classes.
     *
     * @param pool reads the classes
     */
    public TypeArguments(ClassPool pool) {
        this.pool = pool;
    }

    /**
     * The class that stands for the first type parameter of an ancestor.
     *
     * @param type internal name of the class
     * @param ancestor which ancestors are meant
     * @return internal name of that class, or empty where it is not given
     */
    public Optional<String> first(String type, Predicate<String> ancestor) {
        return first(type, List.of(), ancestor, 0);
    }

    /**
     * The class of what is in an object that a method hands back, as {@code Order} of {@code Optional<Order>}.
     *
     * @param method the method, as it is declared
     * @param type internal name of the class that it is called on
     * @return internal name; empty where it is not declared, or by another type parameter than the first
     */
    public Optional<String> ofReturned(MethodTarget method, String type) {
        if (method.method().signature == null) {
            return Optional.empty();
        }
        Returned returned = new Returned();
        new SignatureReader(method.method().signature).accept(returned);
        List<String> arguments = returned.type.arguments;
        String argument = arguments.isEmpty() ? "" : arguments.get(0);
        if (!argument.startsWith("<")) {
            return Optional.of(argument).filter(name -> !name.isEmpty());
        }
        String declaring = method.owner().name();
        return firstParameter(method.owner()).equals(argument.substring(1))
                ? first(type, declaring::equals)
                : Optional.empty();
    }

    private static String firstParameter(ClassModel type) {
        Declared declared = new Declared();
        if (type.node().signature != null) {
            new SignatureReader(type.node().signature).accept(declared);
        }
        return declared.parameters.isEmpty() ? "" : declared.parameters.get(0);
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

    /** Passes over what a signature says of bounds, parameters and exceptions. */
    private abstract static class Passing extends SignatureVisitor {
        Passing() {
            super(Opcodes.ASM9);
        }

        private static SignatureVisitor nobody() {
            return new SignatureVisitor(Opcodes.ASM9) {};
        }

        @Override
        public final SignatureVisitor visitClassBound() {
            return nobody();
        }

        @Override
        public final SignatureVisitor visitInterfaceBound() {
            return nobody();
        }

        @Override
        public final SignatureVisitor visitParameterType() {
            return nobody();
        }

        @Override
        public final SignatureVisitor visitExceptionType() {
            return nobody();
        }
    }

    /** The type that a method's signature ends with. */
    private static final class Returned extends Passing {
        private final Supertype type = new Supertype();

        @Override
        public SignatureVisitor visitReturnType() {
            return type;
        }
    }

    /** A class's signature. */
    private static final class Declared extends Passing {
        private final List<String> parameters = new ArrayList<>();
        private final List<Supertype> supertypes = new ArrayList<>();

        @Override
        public void visitFormalTypeParameter(String parameter) {
            parameters.add(parameter);
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
