package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.wiring.EventListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Functions that the project's code has Vert.x' event bus call: {@code bus.consumer("orders", this::onOrder)}. Under an address
 * that is not known they are not found. Looked for once. Not thread-safe.
 */
final class BusConsumers {
    private static final Set<String> BY_ADDRESS = Set.of("consumer", "localConsumer");
    private static final String SET_LATER = "handler";
    /** The ends of the descriptors of methods that take a function. */
    private static final List<String> REGISTERING = Stream.of("", "mutiny/", "reactivex/", "rxjava3/")
            .flatMap(wrapping -> Stream.of("Lio/vertx/core/Handler;", "Ljava/util/function/Consumer;")
                    .map(function -> function + ")Lio/vertx/" + wrapping + "core/eventbus/MessageConsumer;"))
            .toList();

    private static final Set<String> SETTINGS = Set.of("getString", "getOrDefault", "getProperty");
    private static final Set<String> CALLED = Set.of("handle", "accept");
    private static final String ANY = "java/lang/Object";

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final Flows flows;
    private @Nullable List<EventListener> known;

    BusConsumers(ClassPool pool, Hierarchy hierarchy, Flows flows) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.flows = flows;
    }

    List<EventListener> all() {
        List<EventListener> found = known;
        if (found == null) {
            Set<String> types = new TreeSet<>();
            for (String registering : REGISTERING) {
                BY_ADDRESS.forEach(name -> types.addAll(pool.referringTo(name, "(Ljava/lang/String;" + registering)));
                types.addAll(pool.referringTo(SET_LATER, "(" + registering));
            }
            found = types.stream()
                    .flatMap(type -> pool.find(type).stream())
                    .flatMap(this::in)
                    .toList();
            known = found;
        }
        return found;
    }

    private Stream<EventListener> in(ClassModel model) {
        return model.node().methods.stream()
                .filter(BusConsumers::mayRegister)
                .map(method -> new MethodTarget(model, method))
                .flatMap(method -> flows.of(method).stream())
                .flatMap(this::in);
    }

    private static boolean mayRegister(MethodNode method) {
        return StreamSupport.stream(Code.of(method).instructions.spliterator(), false)
                .anyMatch(insn -> insn instanceof MethodInsnNode call && registers(call.name, call.desc));
    }

    private static boolean registers(String name, String descriptor) {
        return (BY_ADDRESS.contains(name) || name.equals(SET_LATER))
                && REGISTERING.stream().anyMatch(descriptor::endsWith);
    }

    private Stream<EventListener> in(MethodFlow flow) {
        return flow.calls().stream()
                .filter(call -> registers(call.method().name(), call.method().descriptor()))
                .flatMap(call ->
                        address(call).stream().flatMap(address -> bodies(call).map(body -> listener(body, address))));
    }

    private static Optional<String> address(CallSite call) {
        if (!call.method().name().equals(SET_LATER)) {
            return address(call.arg(0));
        }
        return Exprs.nonNull(call.receiver()) instanceof Expr.Call consumer
                        && BY_ADDRESS.contains(consumer.method().name())
                        && consumer.args().size() > 1
                ? address(consumer.args().get(1))
                : Optional.empty();
    }

    /** An address, or what it is where no setting says otherwise. */
    static Optional<String> address(Expr text) {
        Expr said = Exprs.nonNull(text);
        if (said instanceof Expr.Call setting
                && SETTINGS.contains(setting.method().name())
                && setting.args().size() > 1
                && (!setting.receiver() || isConfig(setting.args().get(0)))) {
            said = setting.args().get(setting.args().size() - 1);
        }
        return said instanceof Expr.Const known && known.value() instanceof String address
                ? Optional.of(address)
                : Optional.empty();
    }

    private static boolean isConfig(Expr settings) {
        return Exprs.nonNull(settings) instanceof Expr.Call config
                && config.method().name().equals("config");
    }

    /** A function's own, or that of an object that is made for it. */
    private Stream<MethodTarget> bodies(CallSite call) {
        Expr function = Exprs.nonNull(call.args().get(call.args().size() - 1));
        if (function instanceof Expr.Lambda lambda) {
            return hierarchy.resolve(lambda.runs()).stream();
        }
        return function instanceof Expr.Fresh made
                ? CALLED.stream()
                        .flatMap(name ->
                                hierarchy.resolve(new MethodKey(made.type(), name, "(Ljava/lang/Object;)V")).stream())
                : Stream.empty();
    }

    /** The message comes last, after what the function has captured. */
    private static EventListener listener(MethodTarget body, String address) {
        int last = Type.getArgumentTypes(body.method().desc).length - 1;
        return new EventListener(body, ANY, Optional.of(address), last, true, false);
    }
}
