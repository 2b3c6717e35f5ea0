package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Methods for records that the project's own loop calls, perhaps from another module: they, or lambdas, implement what a
 * class or interface of the project leaves open.
 */
final class RecordHandlers implements HandlerForm {
    private static final String RECORD = "org/apache/kafka/clients/consumer/ConsumerRecord";

    @Override
    public Set<String> marks() {
        return Set.of(RECORD, PollLoops.RECORDS);
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        Stream<Handler> methods = bean.inherited().stream()
                .filter(member -> takesRecords(member.body()) && isLeftOpen(member))
                .map(member -> Declarations.handler(member.body(), false));
        return Stream.concat(methods, bean.code().flatMap(method -> functions(bean, method)))
                .filter(handler -> bean.isPolled())
                .map(Handler::calledByLoop);
    }

    /** What a method makes for an interface of the project: a method that it refers to goes by its own name. */
    private static Stream<Handler> functions(Bean bean, MethodTarget method) {
        return Lambdas.within(method).stream()
                .flatMap(maker -> Lambdas.madeBy(maker.method()))
                .filter(lambda -> bean.isOfProject(lambda.type()))
                .flatMap(lambda -> bean.bodies(lambda.body())
                        .filter(RecordHandlers::takesRecords)
                        .map(body -> lambda.isReference()
                                ? Declarations.handler(body, false)
                                : Declarations.standingFor(body, method, lambda.arity())));
    }

    private static boolean takesRecords(MethodTarget method) {
        Type[] types = Type.getArgumentTypes(method.method().desc);
        return method.owner().isProject()
                && Arrays.stream(types)
                        .anyMatch(type -> type.getDescriptor().equals("L" + RECORD + ";")
                                || type.getDescriptor().equals("L" + PollLoops.RECORDS + ";"));
    }

    private static boolean isLeftOpen(Member member) {
        return member.declarations().stream()
                .anyMatch(declared ->
                        declared.owner().isProject() && (declared.method().access & Opcodes.ACC_ABSTRACT) != 0);
    }
}
