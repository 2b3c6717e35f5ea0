package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;

/** All classes of the project. Not thread-safe. */
final class ProjectNeighbours implements Neighbours {
    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private @Nullable Boolean polling;
    private @Nullable Set<String> received;

    ProjectNeighbours(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
    }

    @Override
    public boolean poll() {
        Boolean known = polling;
        if (known == null) {
            known = pool.projectClasses().stream()
                    .flatMap(name -> pool.find(name).stream())
                    .flatMap(model -> model.node().methods.stream().map(method -> new MethodTarget(model, method)))
                    .anyMatch(method -> PollLoops.polls(method) || ReceivedStreams.receives(method));
            polling = known;
        }
        return known;
    }

    @Override
    public Stream<Caller> callers(MethodTarget method) {
        MethodKey callee = method.key();
        return pool.referringTo(callee.name(), callee.descriptor()).stream()
                .flatMap(name -> pool.find(name).stream())
                .flatMap(ProjectNeighbours::named)
                .flatMap(named -> Lambdas.within(named).stream()
                        .flatMap(code -> Calls.in(code.method())
                                .filter(call -> isTo(callee, call))
                                .map(call -> new Caller(named, code, call))));
    }

    /** The methods of a class that its source names, and its constructors. */
    private static Stream<MethodTarget> named(ClassModel model) {
        String receiver = model.isAbstract() ? "" : model.name();
        return model.node().methods.stream()
                .filter(method -> (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC)) == 0)
                .map(method -> new MethodTarget(model, method).on(receiver));
    }

    @Override
    public boolean receive(String channel) {
        Set<String> known = received;
        if (known == null) {
            known = pool.projectClasses().stream()
                    .flatMap(name -> pool.find(name).stream())
                    .flatMap(model -> SmallRyeChannels.received(model.node()))
                    .collect(Collectors.toSet());
            received = known;
        }
        return known.contains(channel);
    }

    private boolean isTo(MethodKey callee, MethodInsnNode call) {
        if (!call.name.equals(callee.name()) || !call.desc.equals(callee.descriptor())) {
            return false;
        }
        MethodKey called = new MethodKey(call.owner, call.name, call.desc);
        return hierarchy
                        .resolve(called)
                        .filter(target -> target.key().equals(callee))
                        .isPresent()
                || hierarchy.implementations(called).stream()
                        .anyMatch(target -> target.key().equals(callee));
    }
}
