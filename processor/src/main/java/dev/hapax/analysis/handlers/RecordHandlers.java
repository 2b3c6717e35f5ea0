package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Methods for records that the project's own loop calls, perhaps from another module: they implement what a class or
 * interface of the project leaves open.
 */
final class RecordHandlers implements HandlerForm {
    private static final String RECORD = "org/apache/kafka/clients/consumer/ConsumerRecord";

    @Override
    public Set<String> marks() {
        return Set.of("L" + RECORD + ";)V", "L" + PollLoops.RECORDS + ";)V");
    }

    @Override
    public Stream<Handler> of(Bean bean) {
        return bean.inherited().stream()
                .filter(member -> takesRecords(member.body()) && isLeftOpen(member))
                .filter(member -> bean.isPolled())
                .map(member -> Declarations.handler(member.body(), false).calledByLoop());
    }

    private static boolean takesRecords(MethodTarget method) {
        Type[] types = Type.getArgumentTypes(method.method().desc);
        return Type.getReturnType(method.method().desc).equals(Type.VOID_TYPE)
                && method.owner().isProject()
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
