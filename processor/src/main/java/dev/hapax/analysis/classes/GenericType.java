package dev.hapax.analysis.classes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.MethodNode;

/**
 * A type as a declaration names it, with what it gives to its type parameters.
 *
 * @param name internal name of the class
 * @param arguments in their order; none where it gives none
 */
public record GenericType(String name, List<Argument> arguments) {
    /** Copies the list. */
    public GenericType {
        arguments = List.copyOf(arguments);
    }

    /**
     * What is given to a type parameter.
     *
     * @param type internal name of the class; empty where it is none, or where it is a type variable
     * @param variable the type variable; empty where it is none
     * @param exact whether nothing else can be given in its place, as wildcards allow
     */
    public record Argument(String type, String variable, boolean exact) {
        static final Argument UNKNOWN = new Argument("", "", false);
    }

    /**
     * The type of a field.
     *
     * @param signature the field's signature, or null for a field that has none
     * @return the type; empty without a signature and for type variables and arrays
     */
    public static Optional<GenericType> of(@Nullable String signature) {
        if (signature == null || !signature.startsWith("L")) {
            return Optional.empty();
        }
        Reader reader = new Reader();
        new SignatureReader(signature).acceptType(reader);
        return reader.read();
    }

    /**
     * The type that a method hands back.
     *
     * @param method the method
     * @return the type; empty without a signature and for type variables and arrays
     */
    public static Optional<GenericType> returned(MethodNode method) {
        Reader returned = new Reader();
        if (method.signature != null) {
            new SignatureReader(method.signature).accept(new Passing() {
                @Override
                public SignatureVisitor visitReturnType() {
                    return returned;
                }
            });
        }
        return returned.read();
    }

    /**
     * The type of a parameter. Of constructors that the compiler gives further parameters nothing is known.
     *
     * @param method the method
     * @param index the parameter's position, from 0, the receiver not counted; negative for the receiver
     * @return the type; empty without a signature and for type variables and arrays
     */
    public static Optional<GenericType> parameter(MethodNode method, int index) {
        List<Reader> parameters = new ArrayList<>();
        if (method.signature != null) {
            new SignatureReader(method.signature).accept(new Passing() {
                @Override
                public SignatureVisitor visitParameterType() {
                    parameters.add(new Reader());
                    return parameters.get(parameters.size() - 1);
                }
            });
        }
        Type[] types = Type.getArgumentTypes(method.desc);
        return index >= 0 && index < parameters.size() && parameters.size() == types.length
                ? parameters.get(index).read()
                : Optional.empty();
    }

    /** Passes over what a signature says of other things. */
    abstract static class Passing extends SignatureVisitor {
        Passing() {
            super(Opcodes.ASM9);
        }

        @Override
        public SignatureVisitor visitClassBound() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitInterfaceBound() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitParameterType() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitReturnType() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitExceptionType() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitSuperclass() {
            return nobody();
        }

        @Override
        public SignatureVisitor visitInterface() {
            return nobody();
        }
    }

    private static SignatureVisitor nobody() {
        return new SignatureVisitor(Opcodes.ASM9) {};
    }

    /** Reads one type. */
    static final class Reader extends SignatureVisitor {
        private String name = "";
        private final List<Argument> arguments = new ArrayList<>();

        Reader() {
            super(Opcodes.ASM9);
        }

        Optional<GenericType> read() {
            return Optional.of(name).filter(known -> !known.isEmpty()).map(known -> new GenericType(known, arguments));
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
        public SignatureVisitor visitArrayType() {
            return nobody();
        }

        @Override
        public void visitTypeArgument() {
            arguments.add(Argument.UNKNOWN);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            int at = arguments.size();
            boolean exact = wildcard == INSTANCEOF;
            arguments.add(Argument.UNKNOWN);
            return new SignatureVisitor(Opcodes.ASM9) {
                @Override
                public void visitClassType(String type) {
                    arguments.set(at, new Argument(type, "", exact));
                }

                @Override
                public void visitInnerClassType(String inner) {
                    visitClassType(arguments.get(at).type() + "$" + inner);
                }

                @Override
                public void visitTypeVariable(String variable) {
                    arguments.set(at, new Argument("", variable, exact));
                }

                @Override
                public SignatureVisitor visitTypeArgument(char nested) {
                    return nobody();
                }

                @Override
                public SignatureVisitor visitArrayType() {
                    return nobody();
                }
            };
        }
    }
}
