package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The project's methods whose streams a framework sends to topics: beans that are suppliers of streams, as Spring Cloud Stream
 * binds them, and {@code @Outgoing} methods. What is put into a sink comes out there. Not thread-safe.
 */
final class Outlets {
    private static final String BEAN = "Lorg/springframework/context/annotation/Bean;";
    private static final String OUTGOING = "Lorg/eclipse/microprofile/reactive/messaging/Outgoing;";
    private static final String SUPPLIER = "java/util/function/Supplier";
    /** A stream, perhaps of messages, and what is in it. */
    private static final Pattern STREAM =
            Pattern.compile("L(?:reactor/core/publisher/|io/smallrye/mutiny/|org/reactivestreams/|"
                    + "java/util/concurrent/Flow\\$)(?:Flux|Mono|Multi|Publisher)<(?:[^;<>]*<)?L([^;<>]+);");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private @Nullable List<Outlet> known;

    private record Outlet(String element, String words) {}

    Outlets(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    /** Where objects of a class are sent, in words; empty where no such stream is known. */
    Optional<String> of(String type) {
        List<Outlet> all = known;
        if (all == null) {
            all = find();
            known = all;
        }
        return all.stream()
                .filter(outlet -> hierarchy.supertypes(type).contains(outlet.element()))
                .map(Outlet::words)
                .findFirst();
    }

    private List<Outlet> find() {
        List<Outlet> found = new ArrayList<>();
        for (String name : pool.projectClasses()) {
            pool.find(name).ifPresent(model -> model.node().methods.forEach(method -> add(method, found)));
        }
        return found;
    }

    private static void add(MethodNode method, List<Outlet> found) {
        Matcher stream = STREAM.matcher(method.signature == null ? "" : result(method.signature));
        if (!stream.find()) {
            return;
        }
        Optional<AnnotationNode> outgoing = Annotations.find(method, OUTGOING);
        boolean supplied =
                Type.getReturnType(method.desc).getClassName().replace('.', '/').equals(SUPPLIER)
                        && Annotations.find(method, BEAN).isPresent();
        outgoing.flatMap(channel -> Annotations.text(channel, "value"))
                .map(channel -> "`" + channel + "`")
                .or(() -> supplied ? Optional.of("the output binding of `" + method.name + "`") : Optional.empty())
                .ifPresent(words -> found.add(new Outlet(stream.group(1), words)));
    }

    private static String result(String signature) {
        return signature.substring(signature.indexOf(')') + 1);
    }
}
