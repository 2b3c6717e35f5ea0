package dev.hapax.analysis.handlers;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.stream.Stream;

/** What other classes of the project have to do with whether a method is a handler. */
interface Neighbours {
    /** Those of a class that is looked at alone: whatever could be a handler is one. */
    Neighbours UNKNOWN = new Neighbours() {
        @Override
        public boolean poll() {
            return true;
        }

        @Override
        public Stream<Caller> callers(MethodTarget method) {
            return Stream.empty();
        }

        @Override
        public boolean receive(String channel) {
            return false;
        }
    };

    /** Whether one of them has a loop that asks for records, or takes them from a reactive receiver. */
    boolean poll();

    /** Where one of them, or the method's own class, calls a method. */
    Stream<Caller> callers(MethodTarget method);

    /** Whether one of them takes what is in a channel of SmallRye: then it is passed on in memory. */
    boolean receive(String channel);
}
