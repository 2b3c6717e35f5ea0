package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.tree.MethodNode;

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
    public boolean call(MethodTarget method) {
        MethodKey callee = method.key();
        return pool.referringTo(callee.name(), callee.descriptor()).stream()
                .flatMap(name -> pool.find(name).stream())
                .flatMap(model -> model.node().methods.stream())
                .anyMatch(caller -> calls(caller, callee));
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

    private boolean calls(MethodNode caller, MethodKey callee) {
        return Calls.in(caller)
                .filter(call -> call.name.equals(callee.name()) && call.desc.equals(callee.descriptor()))
                .map(call -> new MethodKey(call.owner, call.name, call.desc))
                .anyMatch(call -> hierarchy
                                .resolve(call)
                                .filter(target -> target.key().equals(callee))
                                .isPresent()
                        || hierarchy.implementations(call).stream()
                                .anyMatch(target -> target.key().equals(callee)));
    }
}
