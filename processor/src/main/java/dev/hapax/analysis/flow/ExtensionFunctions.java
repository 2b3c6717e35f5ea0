package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Optional;

/** Extension functions of libraries for Kotlin that only spell a call of the extended type otherwise. */
final class ExtensionFunctions {
    private static final String REPOSITORY = "org/springframework/data/repository/CrudRepository";
    private static final String OF_REPOSITORIES = REPOSITORY + "ExtensionsKt";
    private static final MethodKey OR_ELSE =
            new MethodKey("java/util/Optional", "orElse", "(Ljava/lang/Object;)Ljava/lang/Object;");

    private final Hierarchy hierarchy;
    private final TypeFacts facts;

    ExtensionFunctions(Hierarchy hierarchy, TypeFacts facts) {
        this.hierarchy = hierarchy;
        this.facts = facts;
    }

    /**
     * The call that an extension function stands for.
     *
     * @param site where it is called
     * @param method what is called
     * @param args the extended object and the arguments
     * @return the call; empty where the method is none of these
     */
    Optional<Invocation> in(Site site, MethodKey method, List<Expr> args) {
        if (!method.owner().equals(OF_REPOSITORIES) || !method.name().equals("findByIdOrNull")) {
            return Optional.empty();
        }
        // what is found is told by the repository's own type, which the extension does not name
        String repository = hierarchy
                .resolve(site.method())
                .flatMap(in -> facts.of(args.get(0), in))
                .map(TypeFacts.Bound::type)
                .orElse(REPOSITORY);
        MethodKey find = new MethodKey(repository, "findById", "(Ljava/lang/Object;)Ljava/util/Optional;");
        return Optional.of(
                new Invocation(OR_ELSE, Dispatch.VIRTUAL, List.of(new Expr.Call(site, find, true, args), Exprs.NULL)));
    }
}
