package dev.hapax.analysis.classes;

import dev.hapax.analysis.classes.GenericType.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        return given(type, List.of(), ancestor, 0)
                .map(arguments -> arguments.get(0).type())
                .filter(argument -> !argument.isEmpty())
                .findFirst();
    }

    /**
     * What a class gives to the type parameters of an ancestor.
     *
     * @param type internal name of the class
     * @param ancestor internal name of the ancestor
     * @return in their order; none where it gives nothing that is known
     */
    public List<Argument> given(String type, String ancestor) {
        return given(type, List.of(), ancestor::equals, 0)
                .filter(arguments ->
                        arguments.stream().anyMatch(argument -> !argument.type().isEmpty()))
                .findFirst()
                .orElse(List.of());
    }

    /**
     * What a type variable of a class stands for in one that inherits from it.
     *
     * @param variable name of the variable
     * @param declaring internal name of the class that declares it
     * @param type internal name of the one that inherits
     * @return what is given for it; empty where that is not known
     */
    public Optional<Argument> standingFor(String variable, String declaring, String type) {
        int at = pool.find(declaring)
                .map(TypeArguments::parameters)
                .orElse(List.of())
                .indexOf(variable);
        List<Argument> given = at < 0 ? List.of() : given(type, declaring);
        return at >= 0 && at < given.size()
                ? Optional.of(given.get(at)).filter(argument -> !argument.type().isEmpty())
                : Optional.empty();
    }

    /**
     * The class of what is in an object that a method hands back, as {@code Order} of {@code Optional<Order>}.
     *
     * @param method the method, as it is declared
     * @param type internal name of the class that it is called on
     * @return internal name; empty where it is not declared, or by another type parameter than the first
     */
    public Optional<String> ofReturned(MethodTarget method, String type) {
        Argument argument = GenericType.returned(method.method())
                .flatMap(returned -> returned.arguments().stream().findFirst())
                .orElse(Argument.UNKNOWN);
        if (argument.variable().isEmpty()) {
            return Optional.of(argument.type()).filter(name -> !name.isEmpty());
        }
        String declaring = method.owner().name();
        return parameters(method.owner()).indexOf(argument.variable()) == 0
                ? first(type, declaring::equals)
                : Optional.empty();
    }

    private static List<String> parameters(ClassModel type) {
        return declared(type).parameters;
    }

    private static Declared declared(ClassModel type) {
        Declared declared = new Declared();
        if (type.node().signature != null) {
            new SignatureReader(type.node().signature).accept(declared);
        }
        return declared;
    }

    /** What each way up to an ancestor gives to it. */
    private Stream<List<Argument>> given(String type, List<Argument> arguments, Predicate<String> ancestor, int depth) {
        Stream<List<Argument>> here =
                !arguments.isEmpty() && ancestor.test(type) ? Stream.of(arguments) : Stream.empty();
        Optional<ClassModel> model = depth > MAX_DEPTH ? Optional.empty() : pool.find(type);
        if (model.isEmpty()) {
            return here;
        }
        if (model.get().node().signature == null) {
            return Stream.concat(
                    here,
                    model.get().parents().stream().flatMap(parent -> given(parent, List.of(), ancestor, depth + 1)));
        }
        Declared declared = declared(model.get());
        return Stream.concat(
                here,
                declared.supertypes()
                        .flatMap(supertype -> given(
                                supertype.name(),
                                supertype.arguments().stream()
                                        .map(argument -> known(argument, declared.parameters, arguments))
                                        .toList(),
                                ancestor,
                                depth + 1)));
    }

    private static Argument known(Argument argument, List<String> parameters, List<Argument> arguments) {
        if (argument.variable().isEmpty()) {
            return argument;
        }
        int at = parameters.indexOf(argument.variable());
        return at >= 0 && at < arguments.size() ? arguments.get(at) : Argument.UNKNOWN;
    }

    /** A class's signature. */
    private static final class Declared extends GenericType.Passing {
        private final List<String> parameters = new ArrayList<>();
        private final List<GenericType.Reader> supertypes = new ArrayList<>();

        Stream<GenericType> supertypes() {
            return supertypes.stream().flatMap(supertype -> supertype.read().stream());
        }

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
            GenericType.Reader supertype = new GenericType.Reader();
            supertypes.add(supertype);
            return supertype;
        }
    }
}
