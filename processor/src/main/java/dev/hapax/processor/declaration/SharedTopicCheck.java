package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/**
 * A topic has one handler in a group: two consumers of one group share its partitions, so each would see only a part of
 * the messages. Remembers the handlers of the whole compilation.
 */
final class SharedTopicCheck implements DeclarationCheck {
    private record Subscription(String group, String topic) {}

    private final Map<Subscription, String> taken = new HashMap<>();

    @Override
    public void check(HandlerDeclaration handler, ErrorReporter errors) {
        for (String topic : new HashSet<>(handler.topics())) {
            String other = taken.putIfAbsent(
                    new Subscription(handler.group(), topic), handler.type().getQualifiedName() + "." + handler.name());
            if (other != null) {
                errors.report(
                        Rule.HANDLER_SIGNATURE,
                        "topic \"" + topic + "\" has another handler in group \"" + handler.group() + "\", " + other
                                + ": they would share its partitions, and each would miss messages; give one of them"
                                + " its own group, or make one handler of both",
                        handler.handler(),
                        "topics");
            }
        }
    }
}
